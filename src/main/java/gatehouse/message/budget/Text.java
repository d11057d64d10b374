package gatehouse.message.budget;

import gatehouse.message.gateway.MessagePurpose;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that is about to leave.
 *
 * @param number the keyed hash of whom it goes to
 * @param askedFrom the keyed hash of the address that asked for it; empty when none is counted
 */
public record Text(long tenantId, Prefix to, String number, Optional<String> askedFrom, Kind kind) {
    /** What is counted apart, so that nobody uses up one kind by asking for another. */
    public enum Kind {
        /** Anybody can have it sent to any number. */
        OPEN_CODE,
        /** Goes to somebody whom the tenant knows. */
        KNOWN_CODE,
        /** No answer is expected. */
        NOTICE;

        /** The only purpose that needs nobody who is known. */
        static final MessagePurpose OPEN = MessagePurpose.VERIFICATION_CODE;

        public static Kind of(MessagePurpose purpose) {
            if (purpose == OPEN) {
                return OPEN_CODE;
            }
            return purpose.isAnswered() ? KNOWN_CODE : NOTICE;
        }

        public boolean isCode() {
            return this != NOTICE;
        }

        /** Begins the names of its counters. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + "/";
        }
    }

    Origin origin() {
        return new Origin(tenantId, to.digits(), kind);
    }
}

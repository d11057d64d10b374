package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A message before it is posted.
 *
 * @param recipient a phone number (digits, with or without a leading plus), e-mail address or device, as the channel needs
 *     it, and the tenant's number for a webhook; at most 254 characters
 * @param text what the recipient reads; at most 1,000 code points, for e-mail and a webhook 5,000 bytes of UTF-8
 * @param expires the moment from which it must not be sent any more; empty when it is good for ever
 * @param subject of an e-mail, without any secret: at most 200 characters on one line; empty for the usual one of its
 *     purpose
 * @param askedFrom the network address that asked for it, which has a budget of texts; empty where nobody asked, or the
 *     address is a programme's that asks for many people
 */
public record Draft(
        long tenantId,
        Channel channel,
        MessagePurpose purpose,
        String recipient,
        Secret text,
        Optional<Instant> expires,
        Optional<String> subject,
        Optional<String> askedFrom) {
    static final int LONGEST_RECIPIENT = 254;
    static final int LONGEST_TEXT = 1_000;
    public static final int LONGEST_SUBJECT = 200;
    /** In bytes of UTF-8. */
    public static final int LONGEST_MAIL_OR_EVENT = 5_000;

    public Draft {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(askedFrom);
        if (recipient.isBlank() || recipient.length() > LONGEST_RECIPIENT) {
            throw new IllegalArgumentException("A recipient has 1 to " + LONGEST_RECIPIENT + " characters");
        }
        if (subject.filter(line -> !isLine(line)).isPresent()) {
            throw new IllegalArgumentException("A subject is one line of up to " + LONGEST_SUBJECT + " characters");
        }
        if (text.length() == 0 || isTooLong(channel, text)) {
            throw new IllegalArgumentException("A text has 1 to " + LONGEST_TEXT
                    + " code points, a mail or an event up to " + LONGEST_MAIL_OR_EVENT + " bytes");
        }
    }

    /** That nobody asked for. */
    public Draft(
            long tenantId,
            Channel channel,
            MessagePurpose purpose,
            String recipient,
            Secret text,
            Optional<Instant> expires,
            Optional<String> subject) {
        this(tenantId, channel, purpose, recipient, text, expires, subject, Optional.empty());
    }

    /** The same, asked for by this network address; empty when none is counted. */
    public Draft askedBy(Optional<String> address) {
        return new Draft(tenantId, channel, purpose, recipient, text, expires, subject, address);
    }

    /** With the usual subject, if any. */
    public Draft(
            long tenantId,
            Channel channel,
            MessagePurpose purpose,
            String recipient,
            Secret text,
            Optional<Instant> expires) {
        this(tenantId, channel, purpose, recipient, text, expires, Optional.empty());
    }

    /** A line break in it would begin a header of somebody else's choice. */
    private static boolean isLine(String subject) {
        return subject.length() <= LONGEST_SUBJECT && subject.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isTooLong(Channel channel, Secret text) {
        return switch (channel) {
            case EMAIL, WEBHOOK -> text.reveal().getBytes(StandardCharsets.UTF_8).length > LONGEST_MAIL_OR_EVENT;
            case SMS, PUSH -> text.length() > LONGEST_TEXT;
        };
    }

    /** Neither the recipient nor the text, nor who asked. */
    @Override
    public String toString() {
        return "Draft[tenantId=" + tenantId + ", channel=" + channel + ", purpose=" + purpose + "]";
    }
}

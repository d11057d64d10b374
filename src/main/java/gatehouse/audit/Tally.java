package gatehouse.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * How often something happened in one hour: what was sealed in the audit, or what became of codes.
 *
 * @param hour its beginning, in UTC
 * @param action of the audit, or {@code SEND_CODE}
 * @param factor by which it was done; of a code the channel
 */
public record Tally(Instant hour, String action, Optional<String> factor, String outcome, long count) {
    /** Under which a sum is kept. */
    record Of(long tenantId, Instant hour, String action, String factor, String outcome) {
        /** In place of the tenant of what concerns none. */
        static final long NO_TENANT = -1;

        static final Comparator<Of> ORDER = Comparator.comparingLong(Of::tenantId)
                .thenComparing(Of::hour)
                .thenComparing(Of::action)
                .thenComparing(Of::factor)
                .thenComparing(Of::outcome);

        private static final String NO_FACTOR = "";

        static Of hourOf(Instant occurred, Long tenantId, String action, String factor, String outcome) {
            return new Of(
                    tenantId == null ? NO_TENANT : tenantId,
                    occurred.truncatedTo(ChronoUnit.HOURS),
                    action,
                    factor == null ? NO_FACTOR : factor,
                    outcome);
        }
    }
}

package gatehouse.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How often something happened in one hour, as far as it was sealed.
 *
 * @param hour its beginning, in UTC
 */
public record Tally(Instant hour, String action, Optional<String> factor, String outcome, long count) {
    /** Under which a sum is kept. */
    record Of(long tenantId, Instant hour, String action, String factor, String outcome) {
        /** In place of the tenant of what concerns none. */
        static final long NO_TENANT = -1;

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

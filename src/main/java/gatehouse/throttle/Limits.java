package gatehouse.throttle;

import gatehouse.platform.Settings;
import java.time.Duration;

/**
 * The limits of this server, as its administrator set them.
 *
 * @param loginsPerAddress sign-ins, right or wrong, from one network address
 * @param challengesPerAddress login challenges asked from one network address
 * @param codesPerAddress requests for a one-time code from one network address
 * @param codesPerNumber codes sent to one phone number, whoever asks
 */
public record Limits(Limit loginsPerAddress, Limit challengesPerAddress, Limit codesPerAddress, Limit codesPerNumber) {
    /** Sign-ins a minute and address; default 300. */
    static final String LOGINS_PER_MINUTE = "gatehouse.limit.logins-per-minute";
    /** Login challenges a minute and address; default 300. */
    static final String CHALLENGES_PER_MINUTE = "gatehouse.limit.challenges-per-minute";
    /** Code requests in ten minutes and address; default 600. */
    static final String CODES_PER_10_MINUTES = "gatehouse.limit.codes-per-10-minutes";
    /** Codes an hour to one number; default 5. */
    static final String CODES_PER_NUMBER_PER_HOUR = "gatehouse.limit.codes-per-number-per-hour";

    private static final int MOST = 1_000_000;

    public static Limits from(Settings settings) {
        return new Limits(
                new Limit("logins", settings.number(LOGINS_PER_MINUTE, 300, 1, MOST), Duration.ofMinutes(1)),
                new Limit("challenges", settings.number(CHALLENGES_PER_MINUTE, 300, 1, MOST), Duration.ofMinutes(1)),
                new Limit("codes", settings.number(CODES_PER_10_MINUTES, 600, 1, MOST), Duration.ofMinutes(10)),
                new Limit("codes-to", settings.number(CODES_PER_NUMBER_PER_HOUR, 5, 1, MOST), Duration.ofHours(1)));
    }
}

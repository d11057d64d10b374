package gatehouse.tenant;

import java.time.Duration;

/**
 * Limits of one-time codes and links.
 *
 * @param codeLife how long a code is good for (NIST out-of-band: at most ten minutes)
 * @param linkLife how long a link is good for
 * @param attempts wrong answers that end a challenge
 * @param resendAfter shortest time between two sends for the same purpose
 */
public record ChallengePolicy(Duration codeLife, Duration linkLife, int attempts, Duration resendAfter) {
    /** What a new population gets, and what holds for numbers and mailboxes that need not be anybody's. */
    public static final ChallengePolicy DEFAULT =
            new ChallengePolicy(Duration.ofMinutes(5), Duration.ofMinutes(10), 5, Duration.ofSeconds(15));
}

package gatehouse.tenant;

import java.time.Duration;

/**
 * How subjects show another factor after they signed in, and for how long that counts.
 *
 * @param byPhone whether a code to the phone is a factor here
 * @param attempts wrong codes that end a challenge, 1 to 5; 0 for no such limit
 * @param remembered for how long a step-up also raises later sessions of the subject, for calls that are content with that;
 *     zero for its own session alone
 * @param byEnrolment whether enrolling a phone raises the session that it was done in
 * @param forOperations whether a step-up may name an operation, and is then good for that alone
 */
public record StepUpPolicy(
        boolean byPhone, int attempts, Duration remembered, boolean byEnrolment, boolean forOperations) {
    /** As the accounts of banks are remembered where a tenant wants it (RTS 10). */
    public static final Duration LONGEST_REMEMBERED = Duration.ofDays(180);

    /** What a new population gets. */
    public static final StepUpPolicy DEFAULT = new StepUpPolicy(true, 5, Duration.ZERO, false, false);

    private static final int MOST_ATTEMPTS = 5;
    /** However little a tenant limits: NIST's ceiling of consecutive failures. */
    private static final int CEILING = 100;

    private static final Duration LOCK = Duration.ofMinutes(30);

    public StepUpPolicy {
        if (attempts < 0 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("A limit is 1 to " + MOST_ATTEMPTS + ", or 0 for none");
        }
        if (remembered.isNegative() || remembered.compareTo(LONGEST_REMEMBERED) > 0) {
            throw new IllegalArgumentException("A step-up is remembered for at most " + LONGEST_REMEMBERED);
        }
    }

    /** @param usual what holds for all codes of the population */
    public ChallengePolicy codes(ChallengePolicy usual) {
        int most = attempts == 0 ? CEILING : attempts;
        return new ChallengePolicy(usual.codeLife(), usual.linkLife(), most, usual.resendAfter());
    }

    /** How many wrong codes in a row lock the factor, however many sessions they are spread over. */
    public LockoutPolicy lockout() {
        return new LockoutPolicy(attempts == 0 ? CEILING : MOST_ATTEMPTS, LOCK);
    }
}

package gatehouse.tenant;

import java.time.Duration;

/**
 * How long sessions and their tokens live.
 *
 * @param life of one token, from its minting to its {@code exp}
 * @param idle longest time between two accepted calls of a session
 * @param cap longest life of a session, however active
 * @param renewal what renewing a superseded token means
 */
public record TokenPolicy(Duration life, Duration idle, Duration cap, Renewal renewal) {
    private static final Duration CAP = Duration.ofHours(12);

    /** Tokens live for an hour and are renewed; as long may a session be idle. */
    static final TokenPolicy RENEWED = new TokenPolicy(Duration.ofHours(1), Duration.ofHours(1), CAP, Renewal.LENIENT);
    /** A token lives as long as its session can, and the session ends after five idle minutes (RTS 4(3)(d)). */
    static final TokenPolicy WHILE_ACTIVE = new TokenPolicy(CAP, Duration.ofMinutes(5), CAP, Renewal.LENIENT);

    /** What happens when a token that was renewed before is renewed again, later than the grace of 30 seconds. */
    public enum Renewal {
        /** Allowed while the session lives: slow clients and two tabs go on working. */
        LENIENT,
        /** Taken for theft: the session ends and an alert is fired. */
        STRICT
    }
}

package gatehouse.message.budget;

import java.time.Duration;

/**
 * When codes to a country are stopped: of at least so many that were sent there within a window, fewer than so many percent
 * were answered rightly. Codes that were sent a moment ago count as well, so {@code codes} has to be more than are sent
 * there in the time that people take to type.
 *
 * @param codes 1 to 1,000,000
 * @param percent 1 to 100
 * @param window whole minutes, up to a day; a fixed one in UTC
 */
public record UnusedRule(int codes, int percent, Duration window) {
    public static final int MOST_CODES = 1_000_000;
    public static final int MOST_MINUTES = 1_440;

    public UnusedRule {
        if (codes < 1 || codes > MOST_CODES || percent < 1 || percent > 100) {
            throw new IllegalArgumentException("A rule counts 1 to " + MOST_CODES + " codes, and 1 to 100 percent");
        }
        if (window.toMinutes() < 1 || window.toMinutes() > MOST_MINUTES) {
            throw new IllegalArgumentException("A window is 1 to " + MOST_MINUTES + " minutes");
        }
    }

    boolean stops(long sent, long used) {
        return sent >= codes && used * 100 < sent * percent;
    }
}

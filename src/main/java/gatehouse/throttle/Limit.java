package gatehouse.throttle;

import java.time.Duration;

/**
 * How many requests a key may make in one window. Windows are fixed: they start at whole multiples of their length, so
 * a burst across a boundary may use two of them.
 *
 * @param name tells one limit from another; at most 40 characters
 * @param allowed requests in one window
 * @param window length of a window, in whole seconds
 */
public record Limit(String name, int allowed, Duration window) {
    public Limit {
        if (name.isBlank() || name.length() > 40) {
            throw new IllegalArgumentException("The name of a limit has 1 to 40 characters");
        }
        if (allowed < 1) {
            throw new IllegalArgumentException("A limit allows at least one request");
        }
        if (window.getSeconds() < 1 || window.getNano() != 0) {
            throw new IllegalArgumentException("A window has whole seconds, at least one");
        }
    }
}

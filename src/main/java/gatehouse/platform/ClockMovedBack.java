package gatehouse.platform;

import java.time.Instant;

/**
 * The sandbox's clock went back to real time. Whoever keeps something that began later than {@code now} drops it, in the
 * transaction of this event. Never fired in production.
 */
public record ClockMovedBack(Instant now) {}

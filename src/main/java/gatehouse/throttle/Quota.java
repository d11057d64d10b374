package gatehouse.throttle;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Several limits that hold at once, the shortest window first. In that order they are counted, so that who is refused for
 * calling too fast does not use up the day.
 */
public record Quota(List<Limit> limits) {
    /** The published limits of calls: 100 a minute, 1,000 an hour, 10,000 a day. */
    public static final Quota OF_CALLS = new Quota(List.of(
            new Limit("calls-a-minute", 100, Duration.ofMinutes(1)),
            new Limit("calls-an-hour", 1_000, Duration.ofHours(1)),
            new Limit("calls-a-day", 10_000, Duration.ofDays(1))));

    public Quota {
        limits = limits.stream().sorted(Comparator.comparing(Limit::window)).toList();
    }
}

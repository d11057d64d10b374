package gatehouse.message.smpp;

import java.time.Duration;

/** How long a message centre shall try, in the relative format of SMPP 3.4, 7.1.1.2. */
final class ValidityPeriod {
    private static final Duration LONGEST = Duration.ofDays(30);

    private ValidityPeriod() {}

    /** At least a second: none at all would mean as long as the message centre likes. */
    static String of(Duration left) {
        Duration bounded = left.compareTo(LONGEST) > 0 ? LONGEST : left;
        Duration atLeast = bounded.toSeconds() < 1 ? Duration.ofSeconds(1) : bounded;
        return "0000%02d%02d%02d%02d000R"
                .formatted(atLeast.toDays(), atLeast.toHoursPart(), atLeast.toMinutesPart(), atLeast.toSecondsPart());
    }
}

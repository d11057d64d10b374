package gatehouse.platform.json;

import java.time.Instant;

/** The moments that we take and write: of a year of four digits, because neither every client nor every database knows others. */
public final class FourDigitYear {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private FourDigitYear() {}

    /** Whether it has such a year in UTC, whatever the offset was that it came with. */
    public static boolean isThatOf(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(BEYOND);
    }
}

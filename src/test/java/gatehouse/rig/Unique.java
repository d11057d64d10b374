package gatehouse.rig;

import java.util.concurrent.ThreadLocalRandom;

/** Values that no other test uses, so that tests on one server do not meet. */
public final class Unique {
    private Unique() {}

    /** @return a text of lower-case letters and digits, 16 long */
    public static String text() {
        return "u%015x".formatted(ThreadLocalRandom.current().nextLong(1L << 60));
    }

    /** Of a range that no sample uses. */
    public static String phone() {
        return "2784%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}

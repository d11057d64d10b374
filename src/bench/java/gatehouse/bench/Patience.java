package gatehouse.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that must come, and not for ever. */
final class Patience {
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 50;

    private Patience() {}

    /** @return whether it came within ten minutes */
    static boolean until(BooleanSupplier came) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!came.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.of(POLL_MILLIS);
        }
        return true;
    }

    /** @param missing what is told when it did not come */
    static void until(BooleanSupplier came, String missing) {
        if (!until(came)) {
            throw new WrongAnswer(missing + " within " + MOST.toMinutes() + " minutes");
        }
    }
}

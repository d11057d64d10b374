package gatehouse.coderequest;

import gatehouse.challenge.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Lets whoever answers a code wait until the request for it was carried out. It is the timer that does so, for a name that
 * nobody has as well, and the wait goes in coarse steps: so its length tells of the timer and not of the name. No
 * transaction may be open meanwhile.
 */
@ApplicationScoped
public class CodeRequestQueue {
    private static final Duration STEP = Duration.ofMillis(200);
    /** Three seconds; a server that is further behind refuses the answer, and the code stays good. */
    private static final int MOST_STEPS = 15;

    private final CodeRequests noted;

    @Inject
    CodeRequestQueue(CodeRequests noted) {
        this.noted = noted;
    }

    /** @param whose as it was noted */
    public void awaitTurn(Purpose purpose, String whose) {
        for (int step = 0; step < MOST_STEPS && noted.isWaiting(purpose, whose); step++) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

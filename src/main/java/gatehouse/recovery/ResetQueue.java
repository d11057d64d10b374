package gatehouse.recovery;

import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Lets whoever answers a code wait until the request for it was carried out. It is the timer that does so, for a name that
 * nobody has as well, and the wait goes in coarse steps: so its length tells of the timer and not of the name. No
 * transaction is open meanwhile.
 */
@ApplicationScoped
class ResetQueue {
    private static final Duration STEP = Duration.ofMillis(200);
    /** Three seconds; a server that is further behind refuses the answer, and the code stays good. */
    private static final int MOST_STEPS = 15;

    private final ResetRequests noted;

    @Inject
    ResetQueue(ResetRequests noted) {
        this.noted = noted;
    }

    void awaitTurn(NameScope scope, LoginName name) {
        for (int step = 0; step < MOST_STEPS && noted.isWaiting(scope, name); step++) {
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

package gatehouse.message.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether this node takes messages from the outbox. While it is paused it claims none and sends no hints; what is under
 * way ends. The rows wait for another node, or for this one to go on: then the sweeper finds them within seconds. A
 * start always begins without a pause.
 */
@ApplicationScoped
public class Pause {
    private final Clock clock;

    private volatile boolean on;
    private volatile Instant going;

    @Inject
    Pause(Clock clock) {
        this.clock = clock;
        this.going = clock.instant();
    }

    public boolean isOn() {
        return on;
    }

    public void turn(boolean paused) {
        if (on && !paused) {
            going = clock.instant();
        }
        on = paused;
    }

    /** Since the last pause ended, or since somebody first asked after the start: nothing has waited longer for this node. */
    public Duration goingFor() {
        Duration passed = Duration.between(going, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }
}

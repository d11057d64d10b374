package gatehouse.message.flow;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether this node takes messages from the outbox. While it is paused it claims none and sends no hints; what is under
 * way ends. The rows wait for another node, or for this one to go on: then the sweeper finds them within seconds. A
 * start always begins without a pause.
 */
@ApplicationScoped
public class Pause {
    private volatile boolean on;

    public boolean isOn() {
        return on;
    }

    public void turn(boolean paused) {
        on = paused;
    }
}

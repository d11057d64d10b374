package gatehouse.monitoring.management;

/** Whether this node takes messages from the outbox. */
public interface DispatcherMXBean {
    boolean isPaused();

    /** No message is claimed here any more; what is under way ends, and the rest waits for another node or for {@link #resume}. */
    void pause();

    /** Goes on within seconds. */
    void resume();
}

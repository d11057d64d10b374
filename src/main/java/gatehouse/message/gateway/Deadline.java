package gatehouse.message.gateway;

import gatehouse.platform.outbound.Patience;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds work that cannot bound itself, such as a library's conversation with a server that sends one byte a second. It
 * has few threads of its own: when all of them are stuck, the next one is told so at once.
 */
public final class Deadline implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final int IDLE_SECONDS = 10;

    private final Patience patience;
    private final ThreadPoolExecutor threads;

    public Deadline(Duration longest) {
        this.patience = new Patience(longest);
        this.threads = new ThreadPoolExecutor(
                0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "gatehouse-gateway");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What the work says; {@link Submission.Unreachable} when it says nothing in time, or throws. */
    public Submission bound(Callable<Submission> work) {
        Future<Submission> asked;
        try {
            asked = threads.submit(work);
        } catch (RejectedExecutionException full) {
            return new Submission.Unreachable("does not answer those who asked before");
        }
        return patience.await(asked, submission -> submission, Submission.Unreachable::new);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

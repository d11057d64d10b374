package gatehouse.message.gateway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds work that cannot bound itself, such as a library's conversation with a server that sends one byte a second. It
 * has few threads of its own: when all of them are stuck, the next one is told so at once.
 */
public final class Deadline implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final int IDLE_SECONDS = 10;

    private final Duration longest;
    private final ThreadPoolExecutor threads;

    public Deadline(Duration longest) {
        this.longest = longest;
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
        try {
            return asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return new Submission.Unreachable(
                    "threw " + failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            asked.cancel(true);
            return new Submission.Unreachable("no answer within " + longest.toMillis() + " ms");
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new Submission.Unreachable("interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

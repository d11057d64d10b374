package gatehouse.platform;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What the server puts around the work of this application's requests, kept for work that comes without one. */
@ApplicationScoped
public class RequestSurroundings {
    private static final int END_SECONDS = 10;

    /** Read by whoever works. */
    private final ReadWriteLock underWay = new ReentrantReadWriteLock();

    private ContextService contexts;
    private volatile Executor kept;

    /** Called where a request might be. */
    public synchronized void keep(ContextService current) {
        contexts = current;
        kept = current.currentContextExecutor();
    }

    /** Not before the application takes requests, and not once it ends. */
    public boolean areKnown() {
        return kept != null;
    }

    /**
     * Takes no more work, and returns when what is under way is over, or after {@value #END_SECONDS} s. Without the wait it
     * would find the database closed, and Payara would keep what was deployed: it forgets to clear the thread of a timer or
     * message that ends after its container.
     */
    public void end() {
        kept = null;
        try {
            if (underWay.writeLock().tryLock(END_SECONDS, TimeUnit.SECONDS)) {
                underWay.writeLock().unlock();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does the work in this very thread.
     *
     * @throws IllegalStateException when they are not known
     */
    public <T> T call(Callable<T> work) throws Exception {
        known();
        underWay.readLock().lock();
        try {
            return inCopy(work);
        } finally {
            underWay.readLock().unlock();
        }
    }

    private <T> T inCopy(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        copy().execute(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** One for each work: Payara notes the transaction in them, and two at once would share it. */
    private synchronized Executor copy() {
        Executor original = known();
        AtomicReference<Executor> copy = new AtomicReference<>();
        original.execute(() -> copy.set(contexts.currentContextExecutor()));
        return copy.get();
    }

    private Executor known() {
        Executor current = kept;
        if (current == null) {
            throw new IllegalStateException("The application takes no requests");
        }
        return current;
    }
}

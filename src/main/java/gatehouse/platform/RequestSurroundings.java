package gatehouse.platform;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/** What the server puts around the work of this application's requests, kept for work that comes without one. */
@ApplicationScoped
public class RequestSurroundings {
    private ContextService contexts;
    private volatile Executor kept;

    /** Called where a request might be. */
    public synchronized void keep(ContextService current) {
        contexts = current;
        kept = current.currentContextExecutor();
    }

    /** Not before the application takes requests. */
    public boolean areKnown() {
        return kept != null;
    }

    /** Does the work in this very thread. */
    public <T> T call(Callable<T> work) throws Exception {
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
        AtomicReference<Executor> copy = new AtomicReference<>();
        kept.execute(() -> copy.set(contexts.currentContextExecutor()));
        return copy.get();
    }
}

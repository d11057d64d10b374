package gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** What the server puts around the work of this application's requests, kept for work that comes without one. */
@ApplicationScoped
public class RequestSurroundings {
    private volatile Executor kept;

    /** @param surroundings does work in this very thread, in the surroundings of a request */
    public void keep(Executor surroundings) {
        kept = surroundings;
    }

    /** Not before the application takes requests. */
    boolean areKnown() {
        return kept != null;
    }

    <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        kept.execute(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }
}

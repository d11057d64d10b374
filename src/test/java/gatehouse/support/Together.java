package gatehouse.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does the same thing on many threads that all start at once. */
public final class Together {
    private static final int SECONDS = 120;

    private Together() {}

    public static <R> List<R> times(int threads, Callable<R> work) {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> started = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                started.add(pool.submit(() -> {
                    start.await(SECONDS, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> one : started) {
                results.add(one.get(SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        } finally {
            pool.shutdownNow();
        }
    }
}

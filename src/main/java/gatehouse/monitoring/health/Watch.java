package gatehouse.monitoring.health;

import gatehouse.platform.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one probe, at most once a second however many want to know, and on a thread of its own: a probe that hangs holds
 * that one thread, and is answered for after a while.
 */
final class Watch {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Callable<Optional<String>> probe;
    private final Duration patience;
    private final Executor threads;
    private final RealTime time;

    private FutureTask<Optional<String>> asked;
    private Instant when;

    /**
     * @param probe what is wrong; empty when nothing is; throws when it cannot find out, which is wrong too
     * @param patience longest wait for it
     */
    Watch(Callable<Optional<String>> probe, Duration patience, Executor threads, RealTime time) {
        this.probe = probe;
        this.patience = patience;
        this.threads = threads;
        this.time = time;
    }

    /** What is wrong, in a few words for the log; empty when nothing is. */
    Optional<String> complaint() {
        try {
            return latest().get(left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return Optional.of("failed with " + failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException | RejectedExecutionException | CancellationException silent) {
            return Optional.of("no answer within " + patience);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("the server is stopping");
        }
    }

    /** The question that is under way, or was answered a moment ago, or a new one; one that got no thread was never asked. */
    private synchronized FutureTask<Optional<String>> latest() {
        Instant now = time.now();
        boolean old = when == null || when.isAfter(now) || !now.isBefore(when.plus(FRESH));
        if (asked == null || asked.isDone() && old) {
            FutureTask<Optional<String>> question = new FutureTask<>(probe);
            threads.execute(question);
            asked = question;
            when = now;
        }
        return asked;
    }

    /** Of our patience with the question that is under way: many who ask do not wait one after the other. */
    private synchronized Duration left() {
        Duration waited = Duration.between(when, time.now());
        Duration left = patience.minus(waited.isNegative() ? Duration.ZERO : waited);
        return left.isNegative() ? Duration.ZERO : left;
    }
}

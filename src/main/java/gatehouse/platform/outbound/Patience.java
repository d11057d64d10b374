package gatehouse.platform.outbound;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** How long somebody waits for what others do. What is late is cancelled. */
public record Patience(Duration longest) {
    /**
     * @param done what to make of the outcome
     * @param missed what to make of there being none; gets the reason, in which nothing of what was asked is
     */
    public <T, R> R await(Future<T> work, Function<T, R> done, Function<String, R> missed) {
        T outcome;
        try {
            outcome = work.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return missed.apply(failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            work.cancel(true);
            return missed.apply("no answer within " + words());
        } catch (InterruptedException stopping) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            return missed.apply("interrupted");
        }
        return done.apply(outcome);
    }

    private String words() {
        return longest.toMillisPart() == 0 ? longest.toSeconds() + " s" : longest.toMillis() + " ms";
    }
}

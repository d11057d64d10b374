package gatehouse.authenticator.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Lets a bounded number of holders in, first come first served, and turns the rest away before they wait in vain.
 *
 * <p>Whoever comes is told at once when those before him would keep him waiting longer than the bound, judged by how
 * long holders lately stayed. Whoever is let into the queue gets some grace over the bound, the length of one stay, so
 * that an estimate that was a little too good does not turn into a late refusal.
 */
final class Bulkhead {
    /** Each stay moves the average by an eighth of its difference. */
    private static final int INERTIA = 8;

    private final int permits;
    private final Duration bound;
    private final LongSupplier nanoTime;
    private final Semaphore free;
    /** All who hold a permit or wait for one. */
    private final AtomicInteger inside = new AtomicInteger();

    private final AtomicLong stay;
    private final AtomicLong refused = new AtomicLong();

    /**
     * @param bound longest time that anybody is meant to wait
     * @param stay first guess at how long a holder stays
     * @param nanoTime a clock that nobody can move
     */
    Bulkhead(int permits, Duration bound, Duration stay, LongSupplier nanoTime) {
        this.permits = permits;
        this.bound = bound;
        this.nanoTime = nanoTime;
        this.free = new Semaphore(permits, true);
        this.stay = new AtomicLong(stay.toNanos());
    }

    /**
     * How long to stay away, for whoever has something to do before they {@link #enter}; empty when it is worth while. Nobody
     * waits, and nothing is kept for the caller.
     */
    Optional<Duration> foresee() {
        Duration wait = untilServed(inside.get() + 1 - permits);
        if (wait.compareTo(bound) > 0) {
            refused.incrementAndGet();
            return Optional.of(wait);
        }
        return Optional.empty();
    }

    /** How long to stay away; empty when the caller is in, and has to {@link #leave}. Waits in between. */
    Optional<Duration> enter() {
        Duration wait = untilServed(inside.incrementAndGet() - permits);
        if (wait.compareTo(bound) > 0 || !waitsUntilFree()) {
            inside.decrementAndGet();
            refused.incrementAndGet();
            return Optional.of(wait);
        }
        return Optional.empty();
    }

    /** @param position 1 for whoever is the next to be let in; 0 and less when there is room */
    private Duration untilServed(int position) {
        return Duration.ofNanos(Math.max(0, position) * stay.get() / permits);
    }

    private boolean waitsUntilFree() {
        try {
            // The form without a time would overtake the queue.
            return free.tryAcquire(bound.toNanos() + stay.get(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** @param entered what {@link #now} said after the caller was let in */
    void leave(long entered) {
        long stayed = now() - entered;
        stay.updateAndGet(average -> average + (stayed - average) / INERTIA);
        inside.decrementAndGet();
        free.release();
    }

    HashingFigures figures() {
        int using = permits - free.availablePermits();
        return new HashingFigures(
                permits, using, Math.max(0, inside.get() - using), refused.get(), Duration.ofNanos(stay.get()));
    }
}

package gatehouse.throttle;

import java.time.Instant;
import java.util.Optional;

/** What became of one answer once failures were counted. */
public sealed interface Verdict {
    /** Right, and in time; the count of this holder is back at zero. */
    record Passed() implements Verdict {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.passed(this);
        }
    }

    /**
     * Wrong, and counted.
     *
     * @param left failures that are still allowed before the lock
     * @param lockedUntil present when this failure was the last allowed one
     */
    record Failed(int left, Optional<Instant> lockedUntil) implements Verdict {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.failed(this);
        }
    }

    /** Locked when the answer arrived: refused whether it was right or wrong, and not counted. */
    record Locked(Instant until) implements Verdict {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case, so that a new case stops every caller from compiling until it is answered. */
    interface Cases<R> {
        R passed(Passed passed);

        R failed(Failed failed);

        R locked(Locked locked);
    }
}

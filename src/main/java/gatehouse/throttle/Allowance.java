package gatehouse.throttle;

import java.time.Duration;

/** Whether a call is within a {@link Quota}. */
public sealed interface Allowance {
    /** Within all of its limits, and counted in each. */
    record Within() implements Allowance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.within(this);
        }
    }

    /**
     * Beyond one of them.
     *
     * @param limit the one that is used up
     * @param quota all that hold
     * @param untilReset until the window of that limit ends; more than nothing
     */
    record Exceeded(Limit limit, Quota quota, Duration untilReset) implements Allowance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.exceeded(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R within(Within within);

        R exceeded(Exceeded exceeded);
    }
}

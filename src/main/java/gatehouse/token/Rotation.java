package gatehouse.token;

import java.time.Instant;

/** How it ended that somebody wanted to sign with the next key from now on. */
public sealed interface Rotation {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R done();

        /** Whoever verifies our tokens may not know the next key yet. */
        R tooSoon(Instant possibleFrom);
    }

    record Done() implements Rotation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done();
        }
    }

    record TooSoon(Instant possibleFrom) implements Rotation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooSoon(possibleFrom);
        }
    }
}

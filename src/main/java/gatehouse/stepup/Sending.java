package gatehouse.stepup;

import java.time.Duration;
import java.time.Instant;

/** What came of sending a code to a phone. */
public sealed interface Sending {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** It is on its way, and whatever was sent in this session before is dead. */
        R sent();

        /** The last one is too fresh. */
        R tooSoon(Instant retryAt);

        /** Too many codes in a row were wrong: until then no code is sent that nobody would look at. */
        R locked(Instant until);

        /** The subject got as many as it gets in an hour. */
        R tooMany(Duration retryAfter);
    }

    record Sent() implements Sending {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.sent();
        }
    }

    record TooSoon(Instant retryAt) implements Sending {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooSoon(retryAt);
        }
    }

    record Locked(Instant until) implements Sending {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }

    record TooMany(Duration retryAfter) implements Sending {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }
}

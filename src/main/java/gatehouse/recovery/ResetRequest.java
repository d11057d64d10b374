package gatehouse.recovery;

import java.time.Duration;

/** What became of a request for a code by e-mail. */
public sealed interface ResetRequest {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** Noted. Whether anything is sent is found out later. */
        R taken();

        /** Nobody who may sign in has this address, and the tenant's policy lets that be told. */
        R unknown();

        R tooMany(Duration retryAfter);
    }

    record Taken() implements ResetRequest {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.taken();
        }
    }

    record Unknown() implements ResetRequest {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unknown();
        }
    }

    record TooMany(Duration retryAfter) implements ResetRequest {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }
}

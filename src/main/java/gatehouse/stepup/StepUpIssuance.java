package gatehouse.stepup;

import java.time.Duration;
import java.time.Instant;

/** What came of asking for a step-up by phone. */
public sealed interface StepUpIssuance {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R sent();

        /** Phones are no factor here. */
        R notSupported();

        /** The subject has no phone that is known to be theirs. */
        R notRegistered();

        /** The last one is too fresh. */
        R tooSoon(Instant retryAt);

        /** This session had its codes, or the subject failed too often in a row. */
        R usedUp();

        /** The subject got as many codes as it gets in an hour. */
        R tooMany(Duration retryAfter);

        /** The session is over, or its subject may not sign in any more. */
        R over();
    }

    record Sent() implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.sent();
        }
    }

    record NotSupported() implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notSupported();
        }
    }

    record NotRegistered() implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notRegistered();
        }
    }

    record TooSoon(Instant retryAt) implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooSoon(retryAt);
        }
    }

    record UsedUp() implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.usedUp();
        }
    }

    record TooMany(Duration retryAfter) implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    record Over() implements StepUpIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }
}

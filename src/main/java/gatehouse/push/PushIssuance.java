package gatehouse.push;

import java.time.Duration;
import java.time.Instant;

/** What came of asking a device. */
public sealed interface PushIssuance {
    /**
     * The device is asked, and what it was asked before in this session for this use is superseded.
     *
     * @param id below 2^53
     */
    record Issued(long id, Instant expires) implements PushIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.issued(this);
        }
    }

    /** The subject has no device for this use, or may not sign in any more. */
    record NotLinked() implements PushIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notLinked(this);
        }
    }

    /** The owner accepted or rejected in this session already, and is not asked again in it. */
    record AnsweredBefore() implements PushIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.answeredBefore(this);
        }
    }

    /** The tenant, or the subject, asked too often. */
    record TooMany(Duration retryAfter) implements PushIssuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R issued(Issued issued);

        R notLinked(NotLinked notLinked);

        R answeredBefore(AnsweredBefore answeredBefore);

        R tooMany(TooMany tooMany);
    }
}

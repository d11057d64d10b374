package gatehouse.challenge;

import gatehouse.platform.Secret;
import java.time.Instant;
import java.util.UUID;

/** What came of asking for a challenge. */
public sealed interface Issuance {
    /**
     * There is a new challenge, and none before it is good any more. The answer has to be sent in the same transaction;
     * it cannot be had again.
     */
    record Issued(UUID id, Secret answer, Instant expires) implements Issuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.issued(this);
        }
    }

    /** The last one is too fresh, or another is being issued at this very moment. Nothing changed. */
    record TooSoon(Instant retryAt) implements Issuance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooSoon(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R issued(Issued issued);

        R tooSoon(TooSoon tooSoon);
    }
}

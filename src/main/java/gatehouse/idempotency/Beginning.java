package gatehouse.idempotency;

import gatehouse.platform.Secret;
import java.util.Optional;
import java.util.UUID;

/** How a call stands that may have been sent before. */
public sealed interface Beginning {
    /** The first of its kind, to be carried out by whoever got this. @param id what to complete or abandon */
    record Fresh(UUID id) implements Beginning {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.fresh(this);
        }
    }

    /** It was carried out before. @param body empty when the answer had none */
    record Replay(int status, Optional<Secret> body) implements Beginning {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.replay(this);
        }
    }

    /** The first one is still being carried out, or the node that did has died a few minutes ago at most. */
    record InProgress() implements Beginning {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.inProgress(this);
        }
    }

    /** The reference was used before, for something else. */
    record OtherPayload() implements Beginning {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.otherPayload(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R fresh(Fresh fresh);

        R replay(Replay replay);

        R inProgress(InProgress inProgress);

        R otherPayload(OtherPayload otherPayload);
    }
}

package gatehouse.passkey;

import gatehouse.authenticator.passkey.Passes;
import java.time.Duration;

/** How it ended that somebody answered with a passkey. */
public sealed interface PasskeyOutcome {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        /** Registered, or shown: this signs in. */
        R done(Passes.Pair pass);

        /** Not asked, asked too long ago, answered before, or wrong: which one is nobody's business. */
        R refused();

        /** Who may register a passkey answered with one that will not do. */
        R notAccepted();

        /** Who may register was asked, and may not any more. */
        R closed();

        R tooMany(Duration retryAfter);
    }

    record Done(Passes.Pair pass) implements PasskeyOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(pass);
        }
    }

    record TooMany(Duration retryAfter) implements PasskeyOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements PasskeyOutcome {
        REFUSED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.refused();
            }
        },
        NOT_ACCEPTED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.notAccepted();
            }
        },
        CLOSED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.closed();
            }
        }
    }
}

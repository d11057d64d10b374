package gatehouse.authentication.confirmation;

import java.time.Instant;

/** How it ended that somebody wanted to confirm that it is them. */
public sealed interface Confirmation {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        /** @param until when it is fresh enough */
        R confirmed(Instant until);

        /** They have not enrolled what they show. */
        R notEnrolled();

        /** Wrong, used before, or too old; it was counted where it can be guessed. */
        R refused();

        /** Too many were wrong in a row, here or at the login. */
        R locked(Instant until);

        /** The session ended meanwhile, or its subject may not sign in any more. */
        R over();
    }

    record Confirmed(Instant until) implements Confirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.confirmed(until);
        }
    }

    record NotEnrolled() implements Confirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notEnrolled();
        }
    }

    record Refused() implements Confirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.refused();
        }
    }

    record Locked(Instant until) implements Confirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }

    record Over() implements Confirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }
}

package gatehouse.authentication;

import java.time.Duration;
import java.time.Instant;

/** How an attempt to sign in ended. */
public sealed interface SignInOutcome {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R signedIn(SignedIn signedIn);

        /** Name, password, or both are wrong; or the name opens nothing any more. Which one is nobody's business. */
        R refused();

        /** Too many failures in a row, for a known or an unknown name alike. */
        R locked(Instant until);

        /** The password was right, but it has to be set anew first. */
        R passwordExpired();

        /** Too many attempts from one address. */
        R tooMany(Duration retryAfter);

        /** All places where passwords are hashed are taken. */
        R overloaded(Duration retryAfter);
    }

    record Done(SignedIn signedIn) implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.signedIn(signedIn);
        }
    }

    record Refused() implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.refused();
        }
    }

    record Locked(Instant until) implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }

    record PasswordExpired() implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.passwordExpired();
        }
    }

    record TooMany(Duration retryAfter) implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    record Overloaded(Duration retryAfter) implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }
}

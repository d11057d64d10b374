package gatehouse.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How an attempt to sign in ended. */
public sealed interface SignInOutcome {
    <R> R as(Cases<R> cases);

    /** The factor that decided, in the words of RFC 8176. */
    default String decidedBy() {
        return Factors.PASSWORD;
    }

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R signedIn(SignedIn signedIn);

        /** Name, password, or both are wrong; or the name opens nothing any more. Which one is nobody's business. */
        R refused();

        /** Too many failures in a row, for a known or an unknown name alike. */
        R locked(Instant until);

        /** The password was right, but this one is needed too. */
        R factorMissing(SecondFactor factor);

        /** The password was right and this one was not, or its challenge or code was used before. */
        R factorRefused(SecondFactor factor);

        /** Everything was there, but this one is locked after too many failures in a row. */
        R factorLocked(SecondFactor factor, Instant until);

        /**
         * The password was right, but it has to be set anew first.
         *
         * @param change a session that is good for that alone, where the population's policy opens one
         */
        R passwordExpired(Optional<SignedIn> change);

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

    /** @param mayBeTold whether the population's policy lets a caller know that the password was right */
    record FactorMissing(SecondFactor factor, boolean mayBeTold) implements SignInOutcome {
        @Override
        public String decidedBy() {
            return factor.amr();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return mayBeTold ? cases.factorMissing(factor) : cases.refused();
        }
    }

    record FactorRefused(SecondFactor factor) implements SignInOutcome {
        @Override
        public String decidedBy() {
            return factor.amr();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.factorRefused(factor);
        }
    }

    record FactorLocked(SecondFactor factor, Instant until) implements SignInOutcome {
        @Override
        public String decidedBy() {
            return factor.amr();
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.factorLocked(factor, until);
        }
    }

    record PasswordExpired(Optional<SignedIn> change) implements SignInOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.passwordExpired(change);
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

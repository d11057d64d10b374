package gatehouse.credential;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.time.Instant;

/** How an attempt to replace one's own password ended. */
public sealed interface PasswordChange {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** @param signedIn a new session */
        R changed(SignedIn signedIn);

        /** What was said to be the old password is not; counted. */
        R incorrect();

        /** Too many failures in a row, here or at the login. */
        R locked(Instant until);

        /** The old password was right; the new one will not do. */
        R unfit(Weakness weakness, PasswordPreset preset);

        /** The session is over, or its subject may not sign in any more. */
        R over();

        R overloaded(Duration retryAfter);
    }

    record Changed(SignedIn signedIn) implements PasswordChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.changed(signedIn);
        }
    }

    record Incorrect() implements PasswordChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.incorrect();
        }
    }

    record Locked(Instant until) implements PasswordChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }

    record Unfit(Weakness weakness, PasswordPreset preset) implements PasswordChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unfit(weakness, preset);
        }
    }

    record Over() implements PasswordChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }

    record Overloaded(Duration retryAfter) implements PasswordChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }
}

package gatehouse.recovery;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.util.Optional;

/** How an attempt to reset a password with a code or link ended. */
public sealed interface PasswordReset {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        /** @param opened a new session, where one was asked for */
        R done(Optional<SignedIn> opened);

        /** Wrong, used, expired, never sent, or for a name that nobody has: which one is nobody's business. */
        R refused();

        /** The code was right, but the subject may not sign in any more. */
        R inactive();

        /** The code was right, but there never was a password, and a reset makes no first one here. */
        R neverSet();

        /** The code was right and still is; the password will not do. */
        R unfit(Weakness weakness, PasswordPreset preset);

        R tooMany(Duration retryAfter);

        R overloaded(Duration retryAfter);
    }

    record Done(Optional<SignedIn> opened) implements PasswordReset {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(opened);
        }
    }

    record Unfit(Weakness weakness, PasswordPreset preset) implements PasswordReset {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unfit(weakness, preset);
        }
    }

    record TooMany(Duration retryAfter) implements PasswordReset {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    record Overloaded(Duration retryAfter) implements PasswordReset {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements PasswordReset {
        REFUSED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.refused();
            }
        },
        INACTIVE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.inactive();
            }
        },
        NEVER_SET {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.neverSet();
            }
        }
    }
}

package gatehouse.recovery;

import gatehouse.authenticator.password.Weakness;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;

/** How an attempt to reset a password with a code or link ended. */
public sealed interface PasswordReset {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R done();

        /** Wrong, used, expired, never sent, or for a name that nobody has: which one is nobody's business. */
        R refused();

        /** The code was right and still is; the password will not do. */
        R unfit(Weakness weakness, PasswordPreset preset);

        R tooMany(Duration retryAfter);

        R overloaded(Duration retryAfter);
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

    /** The cases that carry no facts. */
    enum Plain implements PasswordReset {
        DONE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.done();
            }
        },
        REFUSED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.refused();
            }
        }
    }
}

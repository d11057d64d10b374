package gatehouse.credential;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;

/** How an attempt to give a member the first password ended. */
public sealed interface PasswordCreation {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R created(SignedIn signedIn);

        /** The tenant has no such member. */
        R unknown();

        /** The member may not sign in any more. */
        R inactive();

        /** There is a password; only who knows it, or reads the member's mail, may replace it. */
        R alreadyCreated();

        R unfit(Weakness weakness, PasswordPreset preset);

        R overloaded(Duration retryAfter);
    }

    record Created(SignedIn signedIn) implements PasswordCreation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.created(signedIn);
        }
    }

    record Unfit(Weakness weakness, PasswordPreset preset) implements PasswordCreation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unfit(weakness, preset);
        }
    }

    record Overloaded(Duration retryAfter) implements PasswordCreation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements PasswordCreation {
        UNKNOWN {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.unknown();
            }
        },
        INACTIVE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.inactive();
            }
        },
        ALREADY_CREATED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.alreadyCreated();
            }
        }
    }
}

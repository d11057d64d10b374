package gatehouse.membership.invitation;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;

/** How an attempt to choose a password by an invite ended. */
public sealed interface InviteAcceptance {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R accepted(SignedIn signedIn);

        /** The tenant has nobody of this number. */
        R unknown();

        /** They have a password. */
        R acceptedBefore();

        /** Wrong, used, expired, never sent, tried too often, or for somebody who cannot be invited. */
        R refused();

        /** The code was right and still is; the password will not do. */
        R unfit(Weakness weakness, PasswordPreset preset);

        R overloaded(Duration retryAfter);
    }

    record Accepted(SignedIn signedIn) implements InviteAcceptance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.accepted(signedIn);
        }
    }

    record Unfit(Weakness weakness, PasswordPreset preset) implements InviteAcceptance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unfit(weakness, preset);
        }
    }

    record Overloaded(Duration retryAfter) implements InviteAcceptance {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements InviteAcceptance {
        UNKNOWN {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.unknown();
            }
        },
        ACCEPTED_BEFORE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.acceptedBefore();
            }
        },
        WRONG {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.refused();
            }
        }
    }
}

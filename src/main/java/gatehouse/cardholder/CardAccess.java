package gatehouse.cardholder;

import gatehouse.authenticator.password.Weakness;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.time.Instant;

/** How an attempt to give, set or remove a card access password ended. */
public sealed interface CardAccess {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        /** @param set when the password that counts now was set, or the last one if it was removed */
        R done(Instant set);

        /** The tenant has no such customer, or the customer no such password. */
        R missing();

        /** The customer's profile has no phone that the password could be sent to. */
        R unreachable();

        /** The tenant may not choose the password of a customer. */
        R notByTenant();

        /** The code is wrong, used or expired, or was never sent, or nobody is there to send it to. */
        R wrongCode();

        R unfit(Weakness weakness, PasswordPreset preset);

        /** Too many attempts from one address. */
        R tooMany(Duration retryAfter);

        /** All places where passwords are hashed are taken. */
        R overloaded(Duration retryAfter);
    }

    record Done(Instant set) implements CardAccess {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(set);
        }
    }

    record Unfit(Weakness weakness, PasswordPreset preset) implements CardAccess {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unfit(weakness, preset);
        }
    }

    record TooMany(Duration retryAfter) implements CardAccess {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    record Overloaded(Duration retryAfter) implements CardAccess {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements CardAccess {
        MISSING {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.missing();
            }
        },
        UNREACHABLE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.unreachable();
            }
        },
        NOT_BY_TENANT {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.notByTenant();
            }
        },
        WRONG_CODE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.wrongCode();
            }
        }
    }
}

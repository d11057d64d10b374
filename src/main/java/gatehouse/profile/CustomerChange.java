package gatehouse.profile;

import gatehouse.subject.Customer;

/** How an attempt to change a customer ended. */
public sealed interface CustomerChange {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R done(Customer customer);

        /** The tenant has no such customer. */
        R missing();

        /** Somebody else changed the customer since the version that this change was made from. */
        R stale();

        /** Another customer of the tenant has this external id. */
        R taken();
    }

    record Done(Customer customer) implements CustomerChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(customer);
        }
    }

    /** The refusals, which carry no facts. */
    enum Refused implements CustomerChange {
        MISSING {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.missing();
            }
        },
        STALE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.stale();
            }
        },
        TAKEN {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.taken();
            }
        }
    }
}

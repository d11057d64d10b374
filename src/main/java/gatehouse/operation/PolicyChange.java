package gatehouse.operation;

import gatehouse.tenant.PolicyObjection;
import gatehouse.tenant.Population;

/** How an attempt to change the rules of a population ended. */
public sealed interface PolicyChange {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R done(Population population);

        /** There is no such population. */
        R missing();

        /** Somebody else changed the rules since the version that this change was made from. */
        R stale();

        /** The population must not have such rules. */
        R objected(PolicyObjection objection);
    }

    record Done(Population population) implements PolicyChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(population);
        }
    }

    record Objected(PolicyObjection objection) implements PolicyChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.objected(objection);
        }
    }

    /** The refusals, which carry no facts. */
    enum Refused implements PolicyChange {
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
        }
    }
}

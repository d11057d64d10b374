package gatehouse.membership;

/** How an attempt to add or change somebody who acts for a customer ended. */
public sealed interface UserOutcome {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R done(User user);

        /** There is nobody of this number who acts for the caller's customer, or none who may be dealt with like this. */
        R missing();

        /** Somebody signs in with this e-mail address already. */
        R taken();

        /** Their phone or e-mail address is not changed in a session that has shown the first factor alone. */
        R stepUpRequired();

        /** They act for another customer too, and only they themselves say how they are reached. */
        R actsForOthers();

        /** The caller's session is over. */
        R over();
    }

    record Done(User user) implements UserOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(user);
        }
    }

    /** The refusals, which carry no facts. */
    enum Refused implements UserOutcome {
        MISSING {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.missing();
            }
        },
        TAKEN {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.taken();
            }
        },
        STEP_UP_REQUIRED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.stepUpRequired();
            }
        },
        ACTS_FOR_OTHERS {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.actsForOthers();
            }
        },
        OVER {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.over();
            }
        }
    }
}

package gatehouse.staff;

import gatehouse.subject.AdminUser;
import java.time.Duration;

/** How an attempt to appoint, move or dismiss an admin user ended. */
public sealed interface AdminUserOutcome {
    <R> R as(Cases<R> cases);

    /** The name of the case, for the audit. */
    String label();

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R done(AdminUser adminUser);

        /** No such tenant, or no such admin user of it. */
        R missing();

        /** Somebody has this name already, or nobody may have it. */
        R taken();

        /** Nobody has this role at this tenant. */
        R misplaced();

        /** The role that is given, or that the admin user has, may more than the caller's. */
        R outranked();

        /** It is the caller, who might leave nobody behind that could undo it. */
        R oneself();

        /** The caller's session ended while the call was on its way. */
        R signedOut();

        /** The caller has a second factor that was not shown lately. */
        R stale();

        /** What the caller may became less while the call was on its way. */
        R forbidden();

        R overloaded(Duration retryAfter);
    }

    record Done(AdminUser adminUser) implements AdminUserOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done(adminUser);
        }

        @Override
        public String label() {
            return "DONE";
        }
    }

    record Overloaded(Duration retryAfter) implements AdminUserOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }

        @Override
        public String label() {
            return "OVERLOADED";
        }
    }

    /** The refusals that carry no facts. */
    enum Refused implements AdminUserOutcome {
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
        MISPLACED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.misplaced();
            }
        },
        OUTRANKED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.outranked();
            }
        },
        ONESELF {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.oneself();
            }
        },
        SIGNED_OUT {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.signedOut();
            }
        },
        STALE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.stale();
            }
        },
        FORBIDDEN {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.forbidden();
            }
        };

        @Override
        public String label() {
            return name();
        }
    }
}

package gatehouse.passkey;

/** How it ended that somebody wanted to remove a passkey. */
public enum PasskeyRemoval {
    DONE {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.done();
        }
    },
    MISSING {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.missing();
        }
    },
    GUARDED {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.guarded();
        }
    },
    STALE {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.stale();
        }
    },
    OUTRANKED {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.outranked();
        }
    },
    LAST {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.last();
        }
    };

    public abstract <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    public interface Cases<R> {
        R done();

        /** No such customer, identity or passkey. */
        R missing();

        /** The caller's session was opened without what a login asks for. */
        R guarded();

        /** It belongs to staff, and the caller has to show a factor again first (ADR 25). */
        R stale();

        /** It belongs to staff whose role may more than the caller's. */
        R outranked();

        /** Its owner could not sign in any more; only the tenant takes the last way in. */
        R last();
    }
}

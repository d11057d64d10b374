package gatehouse.session;

/** What came of exchanging a token of a session for its successor. */
public sealed interface Exchange {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R renewed(Session session);

        /** There is no such session, or it was ended, idle too long, or reached its cap. */
        R over();

        /** The token had been exchanged long before, which this policy takes for theft: the session was ended. */
        R reused(Session session);
    }

    record Renewed(Session session) implements Exchange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.renewed(session);
        }
    }

    record Over() implements Exchange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }

    record Reused(Session session) implements Exchange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.reused(session);
        }
    }
}

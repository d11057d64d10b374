package gatehouse.authentication;

/** How an attempt to renew a token ended. */
public sealed interface Renewal {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R renewed(SignedIn signedIn);

        /** No token of ours, or it ran out, or it is not for this door. */
        R invalid();

        /** A good token of a session that is over. */
        R ended();

        /** The token in the header belongs to another session than the one to renew. */
        R otherSession();

        /** A value against forged renewals was sent, and it is wrong. */
        R forged();
    }

    record Renewed(SignedIn signedIn) implements Renewal {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.renewed(signedIn);
        }
    }

    /** The refusals, which carry no facts. */
    enum Refused implements Renewal {
        INVALID {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.invalid();
            }
        },
        ENDED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.ended();
            }
        },
        OTHER_SESSION {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.otherSession();
            }
        },
        FORGED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.forged();
            }
        }
    }
}

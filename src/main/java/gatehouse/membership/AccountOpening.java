package gatehouse.membership;

/** How an attempt to open an account ended. */
public sealed interface AccountOpening {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R opened(Dossier dossier);

        /** The tenant has no such population, or one that is not for customers of this kind. */
        R unknownPopulation();

        /** The population is for such customers, and closed to new ones. */
        R closedPopulation();

        /** Somebody signs in with this e-mail address already. */
        R taken();
    }

    record Opened(Dossier dossier) implements AccountOpening {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.opened(dossier);
        }
    }

    /** The refusals, which carry no facts. */
    enum Refused implements AccountOpening {
        UNKNOWN_POPULATION {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.unknownPopulation();
            }
        },
        CLOSED_POPULATION {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.closedPopulation();
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

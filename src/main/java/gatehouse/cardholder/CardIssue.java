package gatehouse.cardholder;

import gatehouse.card.Card;

/** How an attempt to issue a card ended. */
public sealed interface CardIssue {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R issued(Card card);

        /** The tenant has no such wallet. */
        R missing();

        /** The tenant has a card of this number already. */
        R taken();

        /** No number came along, and outside a sandbox none is made up. */
        R withoutNumber();

        /** No month came along, and outside a sandbox none is made up. */
        R withoutExpiry();

        /** No name came along, and the customer's profile has none either. */
        R withoutName();

        /** It is past its last month. */
        R expired();
    }

    record Issued(Card card) implements CardIssue {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.issued(card);
        }
    }

    /** The refusals. */
    enum Refused implements CardIssue {
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
        WITHOUT_NUMBER {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.withoutNumber();
            }
        },
        WITHOUT_EXPIRY {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.withoutExpiry();
            }
        },
        WITHOUT_NAME {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.withoutName();
            }
        },
        EXPIRED {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.expired();
            }
        }
    }
}

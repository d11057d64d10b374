package gatehouse.operation;

import gatehouse.text.TextFlaw;

/** How an attempt to change what a tenant says ended. */
public sealed interface TextChange {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R done();

        /** There is no such tenant, or no such text of it. */
        R missing();

        /** Somebody else changed the text since the version that this change was made from. */
        R stale();

        /** The tenant has as many texts as it may have. */
        R full();

        /** It must not be said like that. */
        R objected(TextFlaw flaw);
    }

    record Objected(TextFlaw flaw) implements TextChange {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.objected(flaw);
        }
    }

    /** The cases that carry no facts. */
    enum Plain implements TextChange {
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
        STALE {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.stale();
            }
        },
        FULL {
            @Override
            public <R> R as(Cases<R> cases) {
                return cases.full();
            }
        }
    }
}

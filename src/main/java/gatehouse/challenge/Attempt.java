package gatehouse.challenge;

import java.time.Instant;

/** What came of an attempt to answer, for callers who may tell why there was nothing to answer. */
public sealed interface Attempt {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** It was right, and never will be again. */
        R right(Asked asked);

        /** It was wrong, and counted. @param left wrong ones that are still possible; with 0 it is over now */
        R wrong(Asked asked, int left);

        /** Nothing was asked, or it was taken back. */
        R nothingAsked();

        /** The last one was answered rightly before. */
        R answeredBefore();

        /** Too many answers to the last one were wrong. */
        R usedUp();

        /** The last one is too old. */
        R expired();

        /** Too many answers in a row were wrong, whatever was asked: until then none is looked at. */
        R locked(Instant until);
    }

    record Right(Asked asked) implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.right(asked);
        }
    }

    record Wrong(Asked asked, int left) implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.wrong(asked, left);
        }
    }

    record NothingAsked() implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.nothingAsked();
        }
    }

    record AnsweredBefore() implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.answeredBefore();
        }
    }

    record UsedUp() implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.usedUp();
        }
    }

    record Expired() implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.expired();
        }
    }

    record Locked(Instant until) implements Attempt {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }
}

package gatehouse.challenge;

/** What an answer to a challenge was worth. */
public sealed interface Answer {
    /** It was right. */
    record Right() implements Answer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.right(this);
        }
    }

    /** It was wrong; after {@code attemptsLeft} more wrong ones the challenge is over. With 0 it is over now. */
    record Wrong(int attemptsLeft) implements Answer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.wrong(this);
        }
    }

    /** There was nothing to answer: never issued, answered before, expired, or used up. */
    record NoneLive() implements Answer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.noneLive(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R right(Right right);

        R wrong(Wrong wrong);

        R noneLive(NoneLive noneLive);
    }
}

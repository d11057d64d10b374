package gatehouse.message;

/** What became of sending a dead letter back to the queue. */
public sealed interface Replay {
    /** It is tried again at once, with all attempts that a new message has. */
    record Queued() implements Replay {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.queued(this);
        }
    }

    /** The tenant has no such message. */
    record Unknown() implements Replay {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unknown(this);
        }
    }

    /** It waits, or left: perhaps somebody else was first. */
    record NotDead() implements Replay {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notDead(this);
        }
    }

    /** What it says is no longer true, such as a code that has expired, or it died too long ago: its text is gone. */
    record TooLate() implements Replay {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooLate(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R queued(Queued queued);

        R unknown(Unknown unknown);

        R notDead(NotDead notDead);

        R tooLate(TooLate tooLate);
    }
}

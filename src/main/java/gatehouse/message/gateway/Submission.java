package gatehouse.message.gateway;

/** What a gateway said to a message. */
public sealed interface Submission {
    /** Taken over; {@code reference} is what a later receipt will name, at most 100 characters. */
    record Accepted(String reference) implements Submission {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.accepted(this);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /**
     * Refused.
     *
     * @param permanent that no gateway and no later attempt will do better, for example because there is no such number
     */
    record Rejected(String reason, boolean permanent) implements Submission {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.rejected(this);
        }

        @Override
        public boolean isFinal() {
            return permanent;
        }
    }

    /** No answer, or none that can be understood; the message may have been taken over all the same. */
    record Unreachable(String reason) implements Submission {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unreachable(this);
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    <R> R as(Cases<R> cases);

    /** Whether the next gateway need not be asked. */
    boolean isFinal();

    /** One method for each case. */
    interface Cases<R> {
        R accepted(Accepted accepted);

        R rejected(Rejected rejected);

        R unreachable(Unreachable unreachable);
    }
}

package gatehouse.push;

/** What the answer of a device was worth. */
public sealed interface PushAnswer {
    /** It was taken; its challenge is over. */
    record Taken(PushState state) implements PushAnswer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.taken(this);
        }
    }

    /** Not signed by this device over this very challenge and verdict; with 0 left the challenge is rejected now. */
    record WrongSignature(int attemptsLeft) implements PushAnswer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.wrongSignature(this);
        }
    }

    /** It was over before. */
    record NotPending(PushState state) implements PushAnswer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notPending(this);
        }
    }

    /** There is no such challenge for this device. */
    record Unknown() implements PushAnswer {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unknown(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R taken(Taken taken);

        R wrongSignature(WrongSignature wrongSignature);

        R notPending(NotPending notPending);

        R unknown(Unknown unknown);
    }
}

package gatehouse.stepup;

import gatehouse.challenge.Attempt;

/** What came of showing the code of a step-up. */
public sealed interface StepUpOutcome {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** Somebody looked; only after a right attempt is the session raised, or the operation confirmed. */
        R answered(Attempt attempt);

        /** Phones are no factor here. */
        R notSupported();

        /** The subject has no phone that is known to be theirs. */
        R notRegistered();

        /** The session is over, or its subject may not sign in any more. */
        R over();
    }

    record Answered(Attempt attempt) implements StepUpOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.answered(attempt);
        }
    }

    record NotSupported() implements StepUpOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notSupported();
        }
    }

    record NotRegistered() implements StepUpOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notRegistered();
        }
    }

    record Over() implements StepUpOutcome {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }
}

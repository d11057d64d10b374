package gatehouse.enrolment;

import gatehouse.challenge.Attempt;

/** What came of showing the code that was sent to a phone. */
public sealed interface PhoneConfirmation {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** Somebody looked; only after a right attempt is the phone a factor. */
        R answered(Attempt attempt);

        /** Phones are no factor here. */
        R notSupported();

        /** It was enrolled before. */
        R enrolledBefore();

        /** The session is over, or its subject may not sign in any more. */
        R over();
    }

    record Answered(Attempt attempt) implements PhoneConfirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.answered(attempt);
        }
    }

    record NotSupported() implements PhoneConfirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notSupported();
        }
    }

    record EnrolledBefore() implements PhoneConfirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.enrolledBefore();
        }
    }

    record Over() implements PhoneConfirmation {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }
}

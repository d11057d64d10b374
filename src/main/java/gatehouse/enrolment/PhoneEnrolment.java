package gatehouse.enrolment;

import java.time.Duration;

/** What came of wanting to enrol a phone. */
public sealed interface PhoneEnrolment {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /** A code is on its way: a new one, or still the one before where that is only seconds old. */
        R pending();

        /** Phones are no factor here. */
        R notSupported();

        /** It was enrolled before. */
        R enrolledBefore();

        /** The subject has no phone of their own. */
        R noPhone();

        /** There was a factor before, and this session has not shown another one than the first. */
        R stepUpRequired();

        /** Too many codes were sent, or too many were wrong in a row. */
        R tooMany(Duration retryAfter);

        /** The session is over, or its subject may not sign in any more. */
        R over();
    }

    record Pending() implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.pending();
        }
    }

    record NotSupported() implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notSupported();
        }
    }

    record EnrolledBefore() implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.enrolledBefore();
        }
    }

    record NoPhone() implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.noPhone();
        }
    }

    record StepUpRequired() implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.stepUpRequired();
        }
    }

    record TooMany(Duration retryAfter) implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    record Over() implements PhoneEnrolment {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }
}

package gatehouse.stepup;

import gatehouse.authentication.Factors;
import gatehouse.challenge.Purpose;

/** What a code to the phone of a session's holder is for. */
public enum PhoneCode {
    ENROLMENT(Purpose.PHONE_ENROLMENT, Factors.PHONE_ENROLMENT_CODE),
    STEP_UP(Purpose.STEP_UP, Factors.STEP_UP_CODE);

    private final Purpose purpose;
    private final String count;

    PhoneCode(Purpose purpose, String count) {
        this.purpose = purpose;
        this.count = count;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Under what its failures are counted, across all sessions. */
    String count() {
        return count;
    }
}

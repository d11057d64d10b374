package gatehouse.contract.multi.factor;

import gatehouse.subject.Subject.PhoneFactor;

/**
 * A factor of a user.
 *
 * @param type OTP, PUSH or BIOMETRIC
 * @param channel SMS, AUTHY or BIOMETRIC
 * @param status PENDING_VERIFICATION, ACTIVE or INACTIVE
 */
record FactorResponse(String type, String channel, String status) {
    static FactorResponse of(PhoneFactor phone) {
        return new FactorResponse(
                "OTP",
                "SMS",
                switch (phone) {
                    case PENDING -> "PENDING_VERIFICATION";
                    case ACTIVE -> "ACTIVE";
                    case INACTIVE -> "INACTIVE";
                });
    }
}

package gatehouse.contract.eclipse.verification;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/** Body of {@code global/verifications/check}, which is ours: exactly one of email, identity and phone, and the code. */
record VerificationCheckRequest(
        @CodePointLength(min = 3, max = 254) String email,
        @CodePointLength(min = 3, max = 40) String identity,
        @NotNull @CodePointLength(min = 3, max = 20) Secret otp,
        @CodePointLength(min = 7, max = 16) String phone) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "VerificationCheckRequest[hidden]";
    }
}

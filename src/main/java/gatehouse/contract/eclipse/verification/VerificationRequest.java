package gatehouse.contract.eclipse.verification;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * Body of {@code global/verifications} (1.2-E): exactly one of email, identity and phone.
 *
 * @param templateId of a text that the tenant wrote; there are none yet, so it is refused
 * @param type how an identity is reached; {@code EMAIL} is our own word, for the published page names {@code SMS} only
 */
record VerificationRequest(
        @CodePointLength(min = 3, max = 254) String email,
        @CodePointLength(min = 3, max = 40) String identity,
        @CodePointLength(min = 7, max = 16) String phone,
        @CodePointLength(min = 1, max = 100) String templateId,
        @Min(0) Long tenantId,

        @Pattern(regexp = "SMS|EMAIL", message = "must be SMS or EMAIL")
        String type) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "VerificationRequest[hidden]";
    }
}

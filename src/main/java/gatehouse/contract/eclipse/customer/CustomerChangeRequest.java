package gatehouse.contract.eclipse.customer;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/**
 * Body that replaces the profile of a customer (1.2-F): what it leaves out is known no more. A customer that was read may
 * be sent back whole; what cannot be changed must be as it is, and a value that somebody masked on the way is refused.
 *
 * @param version of the customer that was read
 */
record CustomerChangeRequest(
        Long customerId,
        Long tenantId,

        @CodePointLength(min = 1, max = 100) @Pattern(regexp = UNMASKED, message = MASKED)
        String firstName,

        @CodePointLength(min = 1, max = 100) @Pattern(regexp = UNMASKED, message = MASKED)
        String lastName,

        LocalDate dateOfBirth,
        @CodePointLength(min = 7, max = 16) String phone1,

        @CodePointLength(min = 3, max = 254) @Pattern(regexp = UNMASKED, message = MASKED)
        String email,

        @CodePointLength(min = 1, max = 50) @Pattern(regexp = UNMASKED, message = MASKED)
        String nationalIdentityNumber,

        @Pattern(regexp = "ACTIVE", message = "must be ACTIVE")
        String status,

        @CodePointLength(min = 1, max = 100) String externalUniqueId,
        @Min(0) Long userTypeId,
        @NotNull @Min(0) Long version)
        implements ProfileFields {
    /** No two asterisks or bullets in a row: no name, number or mailbox has them, and every mask does. */
    private static final String UNMASKED = "(?s)(?!.*[*\\u2022]{2}).*";

    private static final String MASKED = "must not be masked";

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "CustomerChangeRequest[hidden]";
    }
}

package gatehouse.contract.eclipse.customer;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;

/** Body that creates a customer (1.2-F); everything is optional. */
record CustomerRequest(
        @CodePointLength(min = 1, max = 100) String firstName,
        @CodePointLength(min = 1, max = 100) String lastName,
        LocalDate dateOfBirth,
        @CodePointLength(min = 7, max = 16) String phone1,
        @CodePointLength(min = 3, max = 254) String email,
        @CodePointLength(min = 1, max = 50) String nationalIdentityNumber,
        @CodePointLength(min = 1, max = 100) String externalUniqueId,
        @Min(0) Long userTypeId)
        implements ProfileFields {}

package gatehouse.contract.eclipse.customer;

import gatehouse.subject.Customer;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/** A customer as it is shown (1.2-F). */
record CustomerResponse(
        long customerId,
        long tenantId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String phone1,
        @Nullable String email,
        @Nullable String nationalIdentityNumber,
        String status,
        @Nullable String externalUniqueId,
        @Nullable Long userTypeId,
        Instant created,
        long version) {
    static CustomerResponse of(Customer customer) {
        Profile profile = customer.profile();
        return new CustomerResponse(
                customer.id(),
                customer.tenantId(),
                profile.firstName().orElse(null),
                profile.lastName().orElse(null),
                profile.dateOfBirth().orElse(null),
                profile.phone().map(PhoneNumber::digits).orElse(null),
                profile.email().map(EmailAddress::text).orElse(null),
                profile.nationalIdentityNumber().orElse(null),
                customer.status().name(),
                profile.externalUniqueId().orElse(null),
                profile.userTypeId().orElse(null),
                customer.created(),
                customer.version());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "CustomerResponse[" + customerId + "]";
    }
}

package gatehouse.contract.eclipse.staff;

import gatehouse.subject.AdminUser;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * An admin user as it is shown.
 *
 * @param adminUserId the {@code uid} in the tokens of its identities
 */
record AdminUserResponse(
        long adminUserId,
        long tenantId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String position,
        Instant created) {
    static AdminUserResponse of(AdminUser adminUser) {
        return new AdminUserResponse(
                adminUser.id(),
                adminUser.tenantId(),
                adminUser.name(),
                adminUser.email().map(EmailAddress::text).orElse(null),
                adminUser.phone().map(PhoneNumber::digits).orElse(null),
                adminUser.role().name(),
                adminUser.created());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "AdminUserResponse[" + adminUserId + "]";
    }
}

package gatehouse.console;

import gatehouse.authenticator.password.Hashed;
import gatehouse.onboarding.Staff;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.Role;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The transaction of {@link FirstAdministrator}: the platform's own tenant and its first administrator, or neither. */
@ApplicationScoped
@Transactional
class PlatformRows {
    private final Tenants tenants;
    private final Staff staff;
    private final Numbers numbers;

    @Inject
    PlatformRows(Tenants tenants, Staff staff, Numbers numbers) {
        this.tenants = tenants;
        this.staff = staff;
        this.numbers = numbers;
    }

    boolean areMissing() {
        return tenants.find(Tenant.PLATFORM).isEmpty();
    }

    void add(LoginName name, Hashed password) {
        tenants.createAs(Tenant.PLATFORM, "Platform", Strictness.STRONG);
        staff.add(numbers.next(), Tenant.PLATFORM, name, Role.GLOBAL_ADMIN, password);
    }
}

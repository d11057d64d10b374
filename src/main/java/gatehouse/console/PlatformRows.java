package gatehouse.console;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.Passwords;
import gatehouse.staff.Staff;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.Role;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transaction of {@link FirstAdministrator}: the platform's own tenant and its first administrator, or neither. */
@ApplicationScoped
@Transactional
class PlatformRows {
    private final Tenants tenants;
    private final Staff staff;
    private final Subjects subjects;
    private final Passwords passwords;
    private final Numbers numbers;

    @Inject
    PlatformRows(Tenants tenants, Staff staff, Subjects subjects, Passwords passwords, Numbers numbers) {
        this.tenants = tenants;
        this.staff = staff;
        this.subjects = subjects;
        this.passwords = passwords;
        this.numbers = numbers;
    }

    boolean areMissing() {
        return tenants.find(Tenant.PLATFORM).isEmpty();
    }

    void add(LoginName name, Hashed password) {
        tenants.createAs(Tenant.PLATFORM, "Platform", Optional.empty(), Strictness.STRONG);
        staff.add(numbers.next(), Tenant.PLATFORM, name, Role.GLOBAL_ADMIN, password);
    }

    /** Whether the first administrator signs in with what came from the settings, on that day or long ago. */
    boolean haveThePasswordOfTheSettings() {
        return subjects.firstOf(Tenant.PLATFORM, Role.GLOBAL_ADMIN)
                .filter(admin -> passwords
                        .find(admin.id())
                        .filter(password -> password.isThatOfCreation(admin.created()))
                        .isPresent())
                .isPresent();
    }
}

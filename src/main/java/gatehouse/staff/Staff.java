package gatehouse.staff;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.Passwords;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.LoginName;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * People and systems that work for a tenant, or for the operator of this server: an admin user with a first identity,
 * which has the admin user's number.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Staff {
    private final Tenants tenants;
    private final AdminUsers adminUsers;
    private final Subjects subjects;
    private final Passwords passwords;

    @Inject
    Staff(Tenants tenants, AdminUsers adminUsers, Subjects subjects, Passwords passwords) {
        this.tenants = tenants;
        this.adminUsers = adminUsers;
        this.subjects = subjects;
        this.passwords = passwords;
    }

    /** A system, or whoever the settings name. The caller judged the password, or made it. */
    public Subject add(long number, long tenantId, LoginName name, Role role, Hashed password) {
        return add(number, tenantId, AdminUser.Details.ofSystem(name), name, role, password);
    }

    /** @throws jakarta.persistence.PersistenceException when the name was taken at the same moment */
    Subject add(long number, long tenantId, AdminUser.Details details, LoginName name, Role role, Hashed password) {
        Population population = tenants.population(tenantId, Population.STAFF);
        AdminUser adminUser = adminUsers.add(number, tenantId, details, role);
        Subject subject = subjects.add(number, population, name, adminUser);
        passwords.begin(subject.id(), password, subject.created());
        return subject;
    }
}

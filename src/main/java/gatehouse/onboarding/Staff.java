package gatehouse.onboarding;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.Passwords;
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

/** People and systems that work for a tenant, or for the operator of this server. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Staff {
    private final Tenants tenants;
    private final Subjects subjects;
    private final Passwords passwords;

    @Inject
    Staff(Tenants tenants, Subjects subjects, Passwords passwords) {
        this.tenants = tenants;
        this.subjects = subjects;
        this.passwords = passwords;
    }

    /** The caller judged the password, or made it. */
    public Subject add(long number, long tenantId, LoginName name, Role role, Hashed password) {
        Population population = tenants.population(tenantId, Population.STAFF);
        Subject subject = subjects.addStaff(number, population, name, role);
        passwords.begin(subject.id(), password, subject.created());
        return subject;
    }
}

package gatehouse.onboarding;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.staff.Staff;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Makes a tenant with its populations, its keys, and a system user that can do everything else at it. */
@ApplicationScoped
public class CreateTenant {
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;
    private static final int SUFFIX_BYTES = 6;

    private final Tenants tenants;
    private final Staff staff;
    private final Subjects subjects;
    private final Numbers numbers;
    private final Randomness randomness;
    private final Settings settings;
    private final Event<Occurrence> occurrences;

    @Inject
    CreateTenant(
            Tenants tenants,
            Staff staff,
            Subjects subjects,
            Numbers numbers,
            Randomness randomness,
            Settings settings,
            Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.staff = staff;
        this.subjects = subjects;
        this.numbers = numbers;
        this.randomness = randomness;
        this.settings = settings;
        this.occurrences = occurrences;
    }

    /** A password that a person never has to type, so it may be long. */
    public Secret systemPassword() {
        return Secret.of(randomness.token(PASSWORD_BYTES));
    }

    /**
     * @param institution the group that it belongs to, for good; empty for none
     * @param origins whose pages may call for the tenant's users
     * @param systemPassword as made by {@link #systemPassword()}, and hashed before this transaction
     */
    @Transactional
    public NewTenant create(
            Caller caller,
            String name,
            Optional<String> institution,
            List<String> origins,
            Secret systemPassword,
            Hashed hashed,
            Circumstances circumstances) {
        Tenant tenant = tenants.create(name, institution, Strictness.STRONG);
        // Who tries things out calls as fast as they like, until they want to try the limits too.
        tenant.limitCalls(!settings.isSandbox());
        Secret apiKey = Secret.of(randomness.token(KEY_BYTES));
        Secret programmeKey = Secret.of(randomness.token(KEY_BYTES));
        tenants.giveKeys(tenant.id(), apiKey, programmeKey);
        tenants.allowOrigins(tenant.id(), origins);
        LoginName system = systemName(tenant.id());
        Subject subject = staff.add(numbers.next(), tenant.id(), system, Role.TENANT_SYSTEM, hashed);
        occurrences.fire(Occurrence.by(caller, subject, Action.CREATE_TENANT, "DONE", circumstances));
        return new NewTenant(tenant, apiKey, programmeKey, system, systemPassword);
    }

    /** Nobody can choose the name of a system any more, but somebody may have before that was so. */
    private LoginName systemName(long tenantId) {
        LoginName usual = LoginName.ofSystemOf(tenantId);
        return subjects.find(NameScope.GLOBAL, usual).isEmpty()
                ? usual
                : LoginName.of(usual.typed() + "-" + randomness.token(SUFFIX_BYTES));
    }
}

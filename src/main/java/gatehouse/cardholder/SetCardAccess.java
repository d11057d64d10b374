package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.card.CardAccessPasswords;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.platform.Secret;
import gatehouse.subject.Customers;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Somebody who is signed in, the customer or the tenant, sets a card access password of their choice. */
@ApplicationScoped
public class SetCardAccess {
    private final Customers customers;
    private final Tenants tenants;
    private final CardAccessPasswords passwords;
    private final CardAccessIntake intake;
    private final CardAccessChanges changes;

    @Inject
    SetCardAccess(
            Customers customers,
            Tenants tenants,
            CardAccessPasswords passwords,
            CardAccessIntake intake,
            CardAccessChanges changes) {
        this.customers = customers;
        this.tenants = tenants;
        this.passwords = passwords;
        this.intake = intake;
        this.changes = changes;
    }

    /** Sets it, whether there was one or not. */
    public CardAccess set(Caller caller, long tenantId, long customerId, Secret password, Circumstances circumstances) {
        if (customers.find(tenantId, customerId).isEmpty()) {
            return Refused.MISSING;
        }
        Population population = tenants.population(tenantId, Population.CUSTOMERS);
        boolean owner = caller.customerId().equals(Optional.of(customerId));
        if (!owner && !population.letsTenantChooseCardAccess()) {
            return Refused.NOT_BY_TENANT;
        }
        return intake.take(
                password,
                population.passwordPreset(),
                hashed -> changes.set(Optional.of(caller), tenantId, customerId, hashed, circumstances));
    }

    /** Sets another one in place of the one there is. */
    public CardAccess replace(
            Caller caller, long tenantId, long customerId, Secret password, Circumstances circumstances) {
        return passwords.find(customerId).isEmpty()
                ? Refused.MISSING
                : set(caller, tenantId, customerId, password, circumstances);
    }

    /** Takes it away; the customer's cards show themselves to nobody any more. */
    public CardAccess remove(Caller caller, long tenantId, long customerId, Circumstances circumstances) {
        return customers.find(tenantId, customerId).isEmpty()
                ? Refused.MISSING
                : changes.remove(caller, tenantId, customerId, circumstances);
    }
}

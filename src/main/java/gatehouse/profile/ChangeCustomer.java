package gatehouse.profile;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.profile.CustomerChange.Refused;
import gatehouse.subject.Customers;
import gatehouse.subject.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/** A tenant replaces the profile of a customer; what the new one leaves out is known no more. */
@ApplicationScoped
public class ChangeCustomer {
    private final Customers customers;
    private final CustomerChanges changes;

    @Inject
    ChangeCustomer(Customers customers, CustomerChanges changes) {
        this.customers = customers;
        this.changes = changes;
    }

    /**
     * What is asked for.
     *
     * @param version of the customer that the new profile was made from
     */
    public record Wish(long tenantId, long customerId, long version, Profile profile) {}

    public CustomerChange change(Caller caller, Wish wish, Circumstances circumstances) {
        if (isTaken(wish)) {
            return Refused.TAKEN;
        }
        try {
            return changes.apply(caller, wish, circumstances);
        } catch (PersistenceException refused) {
            if (isTaken(wish)) {
                return Refused.TAKEN;
            }
            throw refused;
        }
    }

    private boolean isTaken(Wish wish) {
        return wish.profile()
                .externalUniqueId()
                .flatMap(id -> customers.withExternalId(wish.tenantId(), id))
                .filter(holder -> holder.id() != wish.customerId())
                .isPresent();
    }
}

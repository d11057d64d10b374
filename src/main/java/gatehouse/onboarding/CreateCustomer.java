package gatehouse.onboarding;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/** A tenant takes somebody on as a customer. */
@ApplicationScoped
public class CreateCustomer {
    private final Customers customers;
    private final CustomerRows rows;

    @Inject
    CreateCustomer(Customers customers, CustomerRows rows) {
        this.customers = customers;
        this.rows = rows;
    }

    /** @return empty when the tenant has a customer under the same external id, also when both came at the same moment */
    public Optional<Customer> create(Caller caller, long tenantId, Profile profile, Circumstances circumstances) {
        if (isTaken(tenantId, profile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(rows.add(caller, tenantId, profile, circumstances));
        } catch (PersistenceException refused) {
            if (isTaken(tenantId, profile)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private boolean isTaken(long tenantId, Profile profile) {
        return profile.externalUniqueId()
                .filter(id -> customers.hasExternalId(tenantId, id))
                .isPresent();
    }
}

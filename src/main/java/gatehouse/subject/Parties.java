package gatehouse.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Customers and admin users, for whoever need not know which. */
@ApplicationScoped
public class Parties {
    private final Customers customers;
    private final AdminUsers adminUsers;

    @Inject
    public Parties(Customers customers, AdminUsers adminUsers) {
        this.customers = customers;
        this.adminUsers = adminUsers;
    }

    /** @return empty when the tenant has no such customer or admin user */
    public Optional<Party> find(long tenantId, PartyId party) {
        return switch (party.kind()) {
            case CUSTOMER -> customers.find(tenantId, party.number()).map(Party.class::cast);
            case ADMIN_USER -> adminUsers.find(tenantId, party.number()).map(Party.class::cast);
        };
    }

    /**
     * As {@link #find}; the role that an admin user's subjects share with it stays what it is until the transaction ends.
     * What a customer's subjects are never changes, so that nothing has to be locked there.
     */
    public Optional<Party> lock(long tenantId, PartyId party) {
        return switch (party.kind()) {
            case CUSTOMER -> customers.find(tenantId, party.number()).map(Party.class::cast);
            case ADMIN_USER -> adminUsers.lock(tenantId, party.number()).map(Party.class::cast);
        };
    }
}

package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tenant gives a customer a card access password that nobody chose. It travels to the phone on the customer's profile
 * and nowhere else, and whoever works for the tenant never sees it.
 */
@ApplicationScoped
public class GiveCardAccess {
    private final Customers customers;
    private final CardAccessIntake intake;
    private final CardAccessChanges changes;

    @Inject
    GiveCardAccess(Customers customers, CardAccessIntake intake, CardAccessChanges changes) {
        this.customers = customers;
        this.intake = intake;
        this.changes = changes;
    }

    /** Stores and sends a password that is hashed already. */
    @FunctionalInterface
    public interface Giving {
        CardAccess by(Caller caller, Circumstances circumstances);
    }

    public CardAccess give(Caller caller, long tenantId, long customerId, Circumstances circumstances) {
        return give(tenantId, customerId, giving -> giving.by(caller, circumstances));
    }

    /** @param within lets it happen, in a transaction that it may open; the slow part is over then */
    public CardAccess give(long tenantId, long customerId, Function<Giving, CardAccess> within) {
        Optional<Customer> customer = customers.find(tenantId, customerId);
        if (customer.isEmpty()) {
            return Refused.MISSING;
        }
        if (customer.get().phone().isEmpty()) {
            return Refused.UNREACHABLE;
        }
        Secret generated = intake.generate();
        return intake.hash(
                generated,
                hashed -> within.apply((caller, circumstances) ->
                        changes.give(caller, tenantId, customerId, generated, hashed, circumstances)));
    }
}

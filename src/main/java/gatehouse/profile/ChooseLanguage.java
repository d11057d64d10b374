package gatehouse.profile;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.tenant.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Says in which language a customer, and everybody who acts for them, is written to. */
@ApplicationScoped
public class ChooseLanguage {
    private final Customers customers;
    private final Event<Occurrence> occurrences;

    @Inject
    ChooseLanguage(Customers customers, Event<Occurrence> occurrences) {
        this.customers = customers;
        this.occurrences = occurrences;
    }

    /**
     * @param language empty for that of the tenant
     * @return false when the tenant has no such customer
     */
    @Transactional
    public boolean choose(
            Caller caller, long tenantId, long customerId, Optional<Language> language, Circumstances circumstances) {
        Optional<Customer> customer = customers.lock(tenantId, customerId);
        customer.ifPresent(known -> known.reads(language));
        occurrences.fire(Occurrence.ofCustomer(
                Optional.of(caller),
                tenantId,
                customer.map(Customer::id),
                Action.CHANGE_CUSTOMER,
                customer.isPresent() ? "LANGUAGE" : "MISSING",
                circumstances));
        return customer.isPresent();
    }
}

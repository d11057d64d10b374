package gatehouse.profile;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.profile.CustomerChange.Done;
import gatehouse.profile.CustomerChange.Refused;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transaction of {@link ChangeCustomer}: all of the change, on the customer's locked row, or nothing of it. */
@ApplicationScoped
class CustomerChanges {
    private final Customers customers;
    private final NewContacts newContacts;
    private final Event<Occurrence> occurrences;

    @Inject
    CustomerChanges(Customers customers, NewContacts newContacts, Event<Occurrence> occurrences) {
        this.customers = customers;
        this.newContacts = newContacts;
        this.occurrences = occurrences;
    }

    /** @throws jakarta.persistence.PersistenceException when the external id was taken by a request at the same moment */
    @Transactional
    CustomerChange apply(Caller caller, ChangeCustomer.Wish wish, Circumstances circumstances) {
        Optional<Customer> found = customers.lock(wish.tenantId(), wish.customerId());
        if (found.isEmpty()) {
            return Refused.MISSING;
        }
        Customer customer = found.get();
        if (customer.version() != wish.version()) {
            tell(caller, customer, "STALE", circumstances);
            return Refused.STALE;
        }
        Profile before = customer.profile();
        customers.change(customer, wish.profile());
        boolean moved = newContacts.settle(customer, before);
        tell(caller, customer, moved ? "CONTACT_CHANGED" : "DONE", circumstances);
        return new Done(customer);
    }

    private void tell(Caller caller, Customer customer, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.ofCustomer(
                Optional.of(caller),
                customer.tenantId(),
                Optional.of(customer.id()),
                Action.CHANGE_CUSTOMER,
                outcome,
                circumstances));
    }
}

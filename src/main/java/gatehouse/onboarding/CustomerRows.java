package gatehouse.onboarding;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Numbers;
import gatehouse.subject.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transaction of {@link CreateCustomer}. */
@ApplicationScoped
class CustomerRows {
    private final Customers customers;
    private final Numbers numbers;
    private final Event<Occurrence> occurrences;

    @Inject
    CustomerRows(Customers customers, Numbers numbers, Event<Occurrence> occurrences) {
        this.customers = customers;
        this.numbers = numbers;
        this.occurrences = occurrences;
    }

    @Transactional
    Customer add(Caller caller, long tenantId, Profile profile, Circumstances circumstances) {
        Customer customer = customers.add(numbers.next(), tenantId, Customer.Kind.CONSUMER, profile);
        occurrences.fire(new Occurrence(
                Action.CREATE_CUSTOMER,
                Optional.empty(),
                "DONE",
                Optional.of(tenantId),
                Optional.empty(),
                Optional.of(caller.subjectId()),
                circumstances));
        return customer;
    }
}

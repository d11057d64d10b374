package gatehouse.identity;

import gatehouse.message.Draft;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** How a subject is reached: by a phone of their own, else by the one on the profile of the customer they act for. */
@ApplicationScoped
public class Contacts {
    private final Customers customers;
    private final Outbox outbox;

    @Inject
    Contacts(Customers customers, Outbox outbox) {
        this.customers = customers;
        this.outbox = outbox;
    }

    public Optional<PhoneNumber> phoneOf(Subject subject) {
        return subject.phone()
                .or(() -> subject.customerId()
                        .flatMap(customer -> customers.find(subject.tenantId(), customer))
                        .flatMap(Customer::phone));
    }

    /**
     * As {@link #phoneOf}, for a secret that goes there: the number stays what it is until the transaction ends. Else
     * somebody could change it in between, and the old one would get a code that outlives the change.
     */
    public Optional<PhoneNumber> settledPhoneOf(Subject subject) {
        subject.customerId().ifPresent(customer -> customers.lock(subject.tenantId(), customer));
        return phoneOf(subject);
    }

    /** Posts a text; nothing happens for a subject without a phone. */
    public void text(Subject subject, MessagePurpose purpose, Secret text, Optional<Instant> expires) {
        phoneOf(subject)
                .ifPresent(phone -> outbox.post(
                        new Draft(subject.tenantId(), Channel.SMS, purpose, phone.digits(), text, expires)));
    }
}

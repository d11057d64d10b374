package gatehouse.identity;

import gatehouse.message.Channel;
import gatehouse.message.Draft;
import gatehouse.message.MessagePurpose;
import gatehouse.message.Outbox;
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
class Contacts {
    private final Customers customers;
    private final Outbox outbox;

    @Inject
    Contacts(Customers customers, Outbox outbox) {
        this.customers = customers;
        this.outbox = outbox;
    }

    Optional<PhoneNumber> phoneOf(Subject subject) {
        return subject.phone()
                .or(() -> subject.customerId()
                        .flatMap(customer -> customers.find(subject.tenantId(), customer))
                        .flatMap(Customer::phone));
    }

    /** Posts a text; nothing happens for a subject without a phone. */
    void text(Subject subject, MessagePurpose purpose, Secret text, Optional<Instant> expires) {
        phoneOf(subject)
                .ifPresent(phone -> outbox.post(
                        new Draft(subject.tenantId(), Channel.SMS, purpose, phone.digits(), text, expires)));
    }
}

package gatehouse.verification;

import gatehouse.challenge.Recipient;
import gatehouse.identity.Contacts;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.KeyedHash;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.text.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Finds out where a code for a target goes; empty when it goes nowhere. */
@ApplicationScoped
class Destinations {
    private final Tenants tenants;
    private final Customers customers;
    private final Contacts contacts;
    private final KeyedHash keyedHash;
    private final Clock clock;

    @Inject
    Destinations(Tenants tenants, Customers customers, Contacts contacts, KeyedHash keyedHash, Clock clock) {
        this.tenants = tenants;
        this.customers = customers;
        this.contacts = contacts;
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /** A number that need not be anybody's; a tenant that does not exist sends nothing. */
    Optional<Destination> of(PhoneNumber phone, Optional<Long> tenantId) {
        return sender(tenantId)
                .map(sender -> new Destination(
                        Recipient.at(phone, keyedHash),
                        Reader.somebody(sender.id()),
                        Channel.SMS,
                        phone.digits(),
                        ChallengePolicy.DEFAULT));
    }

    Optional<Destination> of(EmailAddress email, Optional<Long> tenantId) {
        return sender(tenantId)
                .map(sender -> new Destination(
                        Recipient.at(email, keyedHash),
                        Reader.somebody(sender.id()),
                        Channel.EMAIL,
                        email.text(),
                        ChallengePolicy.DEFAULT));
    }

    private Optional<Tenant> sender(Optional<Long> tenantId) {
        return tenants.find(tenantId.orElse(Tenant.PLATFORM));
    }

    /** What reaches a subject, and stays what it is until the transaction ends. */
    Optional<Destination> of(Subject subject, Channel channel, Optional<Long> tenantId) {
        boolean isMeant = tenantId.isEmpty() || tenantId.get() == subject.tenantId();
        if (!isMeant || subject.isLockedForGoodAt(clock.instant())) {
            return Optional.empty();
        }
        ChallengePolicy policy =
                tenants.population(subject.tenantId(), subject.population()).challenges();
        return address(subject, channel)
                .map(address ->
                        new Destination(Recipient.of(subject.id()), Reader.of(subject), channel, address, policy));
    }

    private Optional<String> address(Subject subject, Channel channel) {
        return channel == Channel.EMAIL
                ? emailOf(subject).map(EmailAddress::text)
                : contacts.settledPhoneOf(subject).map(PhoneNumber::digits);
    }

    private Optional<EmailAddress> emailOf(Subject subject) {
        return subject.customerId()
                .flatMap(customer -> customers.lock(subject.tenantId(), customer))
                .map(Customer::profile)
                .flatMap(profile -> profile.email());
    }
}

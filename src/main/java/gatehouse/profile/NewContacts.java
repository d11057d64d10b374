package gatehouse.profile;

import gatehouse.authenticator.passkey.PasskeyQuestions;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Recipient;
import gatehouse.message.Draft;
import gatehouse.message.Outbox;
import gatehouse.message.Texts;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.KeyedHash;
import gatehouse.subject.ContactChanged;
import gatehouse.subject.Customer;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows when a customer gets another phone or e-mail address: codes that wait for an answer die, those on their way
 * to the old one are not sent any more, the old and the new one are told, without any secret, and whatever trusts the old
 * one hears of it.
 */
@ApplicationScoped
class NewContacts {
    private final Subjects subjects;
    private final Challenges challenges;
    private final PasskeyQuestions passkeys;
    private final Outbox outbox;
    private final Texts texts;
    private final KeyedHash keyedHash;
    private final Event<ContactChanged> changes;
    private final Clock clock;

    @Inject
    NewContacts(
            Subjects subjects,
            Challenges challenges,
            PasskeyQuestions passkeys,
            Outbox outbox,
            Texts texts,
            KeyedHash keyedHash,
            Event<ContactChanged> changes,
            Clock clock) {
        this.subjects = subjects;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.outbox = outbox;
        this.texts = texts;
        this.keyedHash = keyedHash;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param customer with its row locked
     * @param before what was known until now
     * @return whether phone or e-mail are others now
     */
    boolean settle(Customer customer, Profile before) {
        Profile after = customer.profile();
        boolean phone = !before.phone().equals(after.phone());
        boolean email = !before.email().equals(after.email());
        if (!phone && !email) {
            return false;
        }
        endCodes(customer);
        if (phone) {
            before.phone().ifPresent(old -> endCodes(Recipient.at(old, keyedHash)));
            move(
                    customer,
                    Channel.SMS,
                    before.phone().map(PhoneNumber::digits),
                    after.phone().map(PhoneNumber::digits));
        }
        if (email) {
            before.email().ifPresent(old -> endCodes(Recipient.at(old, keyedHash)));
            move(
                    customer,
                    Channel.EMAIL,
                    before.email().map(EmailAddress::text),
                    after.email().map(EmailAddress::text));
        }
        changes.fire(new ContactChanged(customer.tenantId(), customer.id(), phone, email));
        return true;
    }

    private void endCodes(Customer customer) {
        endCodes(Recipient.of(customer.id()));
        subjects.of(PartyId.customer(customer.id())).forEach(subject -> {
            endCodes(Recipient.of(subject.id()));
            passkeys.endOpenedByCode(subject.id());
        });
    }

    private void endCodes(Recipient recipient) {
        challenges.endAll(recipient, clock.instant());
    }

    private void move(Customer customer, Channel channel, Optional<String> from, Optional<String> to) {
        from.ifPresent(old -> outbox.withdraw(customer.tenantId(), channel, old));
        Stream.concat(from.stream(), to.stream())
                .forEach(address -> outbox.post(new Draft(
                        customer.tenantId(),
                        channel,
                        MessagePurpose.CONTACT_CHANGED,
                        address,
                        texts.contactChanged(),
                        Optional.empty())));
    }
}

package gatehouse.profile;

import gatehouse.authenticator.passkey.PasskeyQuestions;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Recipient;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.KeyedHash;
import gatehouse.subject.ContactChanged;
import gatehouse.subject.Customer;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.text.Letter;
import gatehouse.text.Letters;
import gatehouse.text.Reader;
import gatehouse.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What follows when a customer, or somebody who acts for one, gets another phone or e-mail address: codes that wait for an answer die, those on their way
 * to the old one are not sent any more, the old and the new one are told, without any secret, and whatever trusts the old
 * one hears of it.
 */
@ApplicationScoped
public class NewContacts {
    private final Subjects subjects;
    private final Challenges challenges;
    private final PasskeyQuestions passkeys;
    private final Outbox outbox;
    private final Texts texts;
    private final Letters letters;
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
            Letters letters,
            KeyedHash keyedHash,
            Event<ContactChanged> changes,
            Clock clock) {
        this.subjects = subjects;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.outbox = outbox;
        this.texts = texts;
        this.letters = letters;
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
        List<Long> subjects = subjectsOf(customer.id());
        return settle(new Move(
                Reader.of(customer), customer.id(), subjects, Contact.of(before), Contact.of(customer.profile())));
    }

    /** The numbers of all who act for a customer, and are reached as it is where they have no phone of their own. */
    public List<Long> subjectsOf(long customerId) {
        return subjects.of(PartyId.customer(customerId)).stream()
                .map(Subject::id)
                .toList();
    }

    /**
     * Somebody has another phone or e-mail address.
     *
     * @param reader in whose language they are told
     * @param number of the customer or subject
     * @param others whose codes went to the old one too
     */
    public record Move(Reader reader, long number, List<Long> others, Contact before, Contact after) {
        long tenantId() {
            return reader.tenantId();
        }

        boolean isOfPhone() {
            return !before.phone().equals(after.phone());
        }

        boolean isOfEmail() {
            return !before.email().equals(after.email());
        }
    }

    /** @return whether phone or e-mail are others now */
    public boolean settle(Move move) {
        if (!move.isOfPhone() && !move.isOfEmail()) {
            return false;
        }
        Stream.concat(Stream.of(move.number()), move.others().stream()).forEach(this::endCodes);
        if (move.isOfPhone()) {
            move.before().phone().ifPresent(old -> endCodes(Recipient.at(old, keyedHash)));
            move(move, Channel.SMS, contact -> contact.phone().map(PhoneNumber::digits));
        }
        if (move.isOfEmail()) {
            move.before().email().ifPresent(old -> endCodes(Recipient.at(old, keyedHash)));
            move(move, Channel.EMAIL, contact -> contact.email().map(EmailAddress::text));
        }
        changes.fire(new ContactChanged(move.tenantId(), move.number(), move.isOfPhone(), move.isOfEmail()));
        return true;
    }

    private void endCodes(long number) {
        endCodes(Recipient.of(number));
        passkeys.endOpenedByCode(number);
    }

    private void endCodes(Recipient recipient) {
        challenges.endAll(recipient, clock.instant());
    }

    private void move(Move move, Channel channel, Function<Contact, Optional<String>> address) {
        Optional<String> from = address.apply(move.before());
        from.ifPresent(old -> outbox.withdraw(move.tenantId(), channel, old));
        Letter letter = letters.write(texts.contactChanged(), move.reader(), channel);
        Stream.concat(from.stream(), address.apply(move.after()).stream())
                .forEach(told -> outbox.post(letter.to(told, Optional.empty())));
    }
}

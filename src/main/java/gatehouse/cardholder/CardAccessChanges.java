package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.StoredPassword;
import gatehouse.card.CardAccessPasswords;
import gatehouse.cardholder.CardAccess.Done;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.PhoneNumber;
import gatehouse.text.Content;
import gatehouse.text.Letters;
import gatehouse.text.Reader;
import gatehouse.text.Texts;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The transactions that change a card access password: the password, the end of the codes that wait for an answer, the
 * count of guesses at the old one, the message and the record, all of it or nothing. Rows are always locked in this
 * order: customer, challenge, password, count.
 */
@ApplicationScoped
class CardAccessChanges {
    private final Customers customers;
    private final CardAccessPasswords passwords;
    private final Challenges challenges;
    private final Lockouts lockouts;
    private final Outbox outbox;
    private final Texts texts;
    private final Letters letters;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    CardAccessChanges(
            Customers customers,
            CardAccessPasswords passwords,
            Challenges challenges,
            Lockouts lockouts,
            Outbox outbox,
            Texts texts,
            Letters letters,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.customers = customers;
        this.passwords = passwords;
        this.challenges = challenges;
        this.lockouts = lockouts;
        this.outbox = outbox;
        this.texts = texts;
        this.letters = letters;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Stores a generated password and sends it, both or neither. */
    @Transactional
    CardAccess give(
            Caller caller,
            long tenantId,
            long customerId,
            Secret generated,
            Hashed hashed,
            Circumstances circumstances) {
        // The number stays what it is until the password is on its way.
        Optional<PhoneNumber> phone = customers.lock(tenantId, customerId).flatMap(Customer::phone);
        if (phone.isEmpty()) {
            return Refused.UNREACHABLE;
        }
        Instant set = store(customerId, hashed);
        post(tenantId, customerId, phone.get(), texts.cardAccessPassword(generated));
        tell(Optional.of(caller), tenantId, customerId, Action.SET_CARD_ACCESS, "GIVEN", circumstances);
        return new Done(set);
    }

    /** @param caller empty for somebody who answered a code instead of signing in */
    @Transactional
    CardAccess set(
            Optional<Caller> caller, long tenantId, long customerId, Hashed hashed, Circumstances circumstances) {
        customers.lock(tenantId, customerId);
        Instant set = store(customerId, hashed);
        notice(tenantId, customerId, texts.cardAccessChanged());
        tell(caller, tenantId, customerId, Action.SET_CARD_ACCESS, "SET", circumstances);
        return new Done(set);
    }

    @Transactional
    CardAccess remove(Caller caller, long tenantId, long customerId, Circumstances circumstances) {
        customers.lock(tenantId, customerId);
        challenges.end(Recipient.of(customerId), Purpose.PRESENCE, clock.instant());
        Optional<Instant> last = passwords.find(customerId).map(StoredPassword::changed);
        if (last.isEmpty() || !passwords.remove(customerId)) {
            return Refused.MISSING;
        }
        notice(tenantId, customerId, texts.cardAccessRemoved());
        tell(Optional.of(caller), tenantId, customerId, Action.REMOVE_CARD_ACCESS, "DONE", circumstances);
        return new Done(last.get());
    }

    private Instant store(long customerId, Hashed hashed) {
        challenges.end(Recipient.of(customerId), Purpose.PRESENCE, clock.instant());
        Instant set = passwords.set(customerId, hashed);
        lockouts.unlock(Holder.of(Factors.CARD_ACCESS, customerId));
        return set;
    }

    private void notice(long tenantId, long customerId, Content content) {
        phoneOf(tenantId, customerId).ifPresent(phone -> post(tenantId, customerId, phone, content));
    }

    private Optional<PhoneNumber> phoneOf(long tenantId, long customerId) {
        return customers.find(tenantId, customerId).flatMap(Customer::phone);
    }

    private void post(long tenantId, long customerId, PhoneNumber phone, Content content) {
        Reader reader = Reader.customer(tenantId, customerId);
        outbox.post(letters.write(content, reader, Channel.SMS).to(phone.digits(), Optional.empty()));
    }

    private void tell(
            Optional<Caller> caller,
            long tenantId,
            long customerId,
            Action action,
            String outcome,
            Circumstances circumstances) {
        occurrences.fire(
                Occurrence.ofCustomer(caller, tenantId, Optional.of(customerId), action, outcome, circumstances));
    }
}

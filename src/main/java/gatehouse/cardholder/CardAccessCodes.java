package gatehouse.cardholder;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Issuance.TooSoon;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.PhoneNumber;
import gatehouse.tenant.PasswordPreset;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.text.Content;
import gatehouse.text.Letters;
import gatehouse.text.Reader;
import gatehouse.text.Texts;
import gatehouse.throttle.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The transactions around the code that sets a card access password. Wrong answers are counted twice: for the challenge,
 * which dies of them, and for the customer, across all challenges that are sent.
 */
@ApplicationScoped
class CardAccessCodes {
    private final Customers customers;
    private final Tenants tenants;
    private final Challenges challenges;
    private final CountedAnswers counted;
    private final CardAccessChanges changes;
    private final Outbox outbox;
    private final Texts texts;
    private final Letters letters;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    CardAccessCodes(
            Customers customers,
            Tenants tenants,
            Challenges challenges,
            CountedAnswers counted,
            CardAccessChanges changes,
            Outbox outbox,
            Texts texts,
            Letters letters,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.customers = customers;
        this.tenants = tenants;
        this.challenges = challenges;
        this.counted = counted;
        this.changes = changes;
        this.outbox = outbox;
        this.texts = texts;
        this.letters = letters;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Where a code would go to; empty for a customer that does not exist, or cannot be reached. */
    @Transactional
    Optional<PhoneNumber> phoneOf(long tenantId, long customerId) {
        return customers.find(tenantId, customerId).flatMap(Customer::phone);
    }

    /**
     * Challenge, sealed message and hint in one transaction, or nothing at all.
     *
     * @param withinBudget whether the customer may get one more
     */
    @Transactional
    void send(long tenantId, long customerId, boolean withinBudget, Circumstances circumstances) {
        // The number stays what it is until the code is on its way.
        Optional<Customer> customer = customers.lock(tenantId, customerId);
        String outcome = customer.map(known -> withinBudget ? send(known, circumstances) : "OVER_BUDGET")
                .orElse("UNKNOWN");
        tell(tenantId, customer, Action.REQUEST_CARD_ACCESS, outcome, circumstances);
    }

    private String send(Customer customer, Circumstances circumstances) {
        return customer.phone()
                .map(phone -> send(customer, phone, circumstances))
                .orElse("NO_PHONE");
    }

    private String send(Customer customer, PhoneNumber phone, Circumstances circumstances) {
        Instant now = clock.instant();
        return challenges
                .issue(
                        Recipient.of(customer.id()),
                        Purpose.PRESENCE,
                        Kind.CODE,
                        population(customer).challenges(),
                        now)
                .as(new Issuance.Cases<>() {
                    @Override
                    public String issued(Issued issued) {
                        post(customer, phone, issued, now, circumstances);
                        return "SENT";
                    }

                    @Override
                    public String tooSoon(TooSoon tooSoon) {
                        return "TOO_SOON";
                    }
                });
    }

    private void post(Customer customer, PhoneNumber phone, Issued issued, Instant now, Circumstances circumstances) {
        Content content = texts.cardAccessCode(issued.answer(), Duration.between(now, issued.expires()));
        outbox.post(
                issued.id(),
                letters.write(content, Reader.of(customer), Channel.SMS)
                        .to(phone.digits(), Optional.of(issued.expires()))
                        .askedBy(circumstances.countedAddress()));
    }

    /**
     * Looks at the answer without using it up; a wrong one is counted.
     *
     * @return what the new password has to satisfy; empty for any refusal
     */
    @Transactional
    Optional<PasswordPreset> check(long tenantId, long customerId, Secret code, Circumstances circumstances) {
        Optional<Customer> customer = customers.find(tenantId, customerId);
        Optional<PasswordPreset> preset = customer.filter(known -> isRight(known, code))
                .map(known -> population(known).passwordPreset());
        if (preset.isEmpty()) {
            tell(tenantId, customer, Action.SET_CARD_ACCESS, "WRONG_CODE", circumstances);
        }
        return preset;
    }

    private boolean isRight(Customer customer, Secret code) {
        Count count = new Count(
                Holder.of(Factors.CARD_ACCESS_CODE, customer.id()),
                population(customer).lockout());
        return counted.check(Recipient.of(customer.id()), Purpose.PRESENCE, count, code, clock.instant());
    }

    /** Uses the answer up and sets the password, both or neither. */
    @Transactional
    CardAccess take(long tenantId, long customerId, Secret code, Hashed hashed, Circumstances circumstances) {
        Optional<Customer> customer = customers.lock(tenantId, customerId);
        Answer answer = challenges.answer(Recipient.of(customerId), Purpose.PRESENCE, code, clock.instant());
        if (answer instanceof Answer.Right) {
            return changes.set(Optional.empty(), tenantId, customerId, hashed, circumstances);
        }
        tell(tenantId, customer, Action.SET_CARD_ACCESS, "WRONG_CODE", circumstances);
        return Refused.WRONG_CODE;
    }

    private void tell(
            long tenantId, Optional<Customer> customer, Action action, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.ofCustomer(
                Optional.empty(), tenantId, customer.map(Customer::id), action, outcome, circumstances));
    }

    private Population population(Customer customer) {
        return tenants.population(customer.tenantId(), Population.CUSTOMERS);
    }
}

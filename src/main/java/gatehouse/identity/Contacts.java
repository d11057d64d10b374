package gatehouse.identity;

import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.Parties;
import gatehouse.subject.Party;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.text.Content;
import gatehouse.text.Letters;
import gatehouse.text.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How a subject is reached: by a phone of their own, else by that of the customer or admin user they act for. */
@ApplicationScoped
public class Contacts {
    private final Parties parties;
    private final Customers customers;
    private final Letters letters;
    private final Outbox outbox;

    @Inject
    Contacts(Parties parties, Customers customers, Letters letters, Outbox outbox) {
        this.parties = parties;
        this.customers = customers;
        this.letters = letters;
        this.outbox = outbox;
    }

    public Optional<PhoneNumber> phoneOf(Subject subject) {
        return subject.phone().or(() -> partyOf(subject).flatMap(Party::phone));
    }

    /**
     * Tells of something that was done: by the e-mail address of who has one of their own, else by phone, and by the
     * e-mail address of the party where there is no phone.
     */
    public void tell(Subject subject, Content content) {
        Optional<EmailAddress> own = subject.email();
        Optional<PhoneNumber> phone = own.isPresent() ? Optional.empty() : phoneOf(subject);
        if (phone.isPresent()) {
            notice(subject, Channel.SMS, phone.get().digits(), content);
            return;
        }
        own.or(() -> partyOf(subject).flatMap(Party::email))
                .ifPresent(email -> notice(subject, Channel.EMAIL, email.text(), content));
    }

    private void notice(Subject subject, Channel channel, String to, Content content) {
        outbox.post(letters.write(content, Reader.of(subject), channel).to(to, Optional.empty()));
    }

    private Optional<Party> partyOf(Subject subject) {
        return parties.find(subject.tenantId(), subject.party());
    }

    /**
     * As {@link #phoneOf}, for a secret that goes there: the number stays what it is until the transaction ends. Else
     * somebody could change it in between, and the old one would get a code that outlives the change.
     */
    public Optional<PhoneNumber> settledPhoneOf(Subject subject) {
        subject.customerId().ifPresent(customer -> customers.lock(subject.tenantId(), customer));
        return phoneOf(subject);
    }

    /**
     * A code on its way to a subject.
     *
     * @param challenge whose id the message gets, so that it stays here when the challenge is over before it left
     * @param askedFrom the network address that asked for it; empty when none is counted
     */
    public record Code(UUID challenge, Content content, Instant expires, Optional<String> askedFrom) {}

    /** Posts a code by phone; nothing happens for a subject without one. */
    public void code(Subject subject, Code code) {
        phoneOf(subject).ifPresent(phone -> post(subject, Channel.SMS, phone.digits(), code));
    }

    /** Posts a code to one of the subject's e-mail addresses. */
    public void mailCode(Subject subject, EmailAddress to, Code code) {
        post(subject, Channel.EMAIL, to.text(), code);
    }

    private void post(Subject subject, Channel channel, String to, Code code) {
        outbox.post(
                code.challenge(),
                letters.write(code.content(), Reader.of(subject), channel)
                        .to(to, Optional.of(code.expires()))
                        .askedBy(code.askedFrom()));
    }
}

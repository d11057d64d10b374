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
import gatehouse.text.Letter;
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
        if (own.isEmpty() && phoneOf(subject).isPresent()) {
            text(subject, content, Optional.empty());
            return;
        }
        own.or(() -> partyOf(subject).flatMap(Party::email))
                .ifPresent(email -> mail(subject, email, content, Optional.empty()));
    }

    /** Posts an e-mail to one of the subject's addresses. */
    public void mail(Subject subject, EmailAddress to, Content content, Optional<Instant> expires) {
        outbox.post(letters.write(content, Reader.of(subject), Channel.EMAIL).to(to.text(), expires));
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

    /** Posts the code of a challenge, under the challenge's id; nothing happens for a subject without a phone. */
    public void code(Subject subject, UUID challenge, Content content, Instant expires) {
        phoneOf(subject)
                .ifPresent(phone ->
                        outbox.post(challenge, sms(subject, content).to(phone.digits(), Optional.of(expires))));
    }

    /** Posts a text; nothing happens for a subject without a phone. */
    public void text(Subject subject, Content content, Optional<Instant> expires) {
        phoneOf(subject).ifPresent(phone -> outbox.post(sms(subject, content).to(phone.digits(), expires)));
    }

    private Letter sms(Subject subject, Content content) {
        return letters.write(content, Reader.of(subject), Channel.SMS);
    }
}

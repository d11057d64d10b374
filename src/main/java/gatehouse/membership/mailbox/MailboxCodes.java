package gatehouse.membership.mailbox;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.coderequest.CodeRequest;
import gatehouse.coderequest.CodeRequests;
import gatehouse.coderequest.CodeSender;
import gatehouse.coderequest.DueCodes;
import gatehouse.identity.Contacts;
import gatehouse.identity.Contacts.Code;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Sealing;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Tenants;
import gatehouse.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What {@link RequestMailboxCode} leads to: challenge, sealed message and hint in one transaction, or nothing at all. */
@ApplicationScoped
class MailboxCodes implements CodeSender {
    private final CodeRequests noted;
    private final Sealing sealing;
    private final KeyedHash keyedHash;
    private final Owners owners;
    private final Subjects subjects;
    private final Tenants tenants;
    private final DueCodes due;
    private final Contacts contacts;
    private final Texts texts;
    private final Event<Occurrence> occurrences;

    @Inject
    MailboxCodes(
            CodeRequests noted,
            Sealing sealing,
            KeyedHash keyedHash,
            Owners owners,
            Subjects subjects,
            Tenants tenants,
            DueCodes due,
            Contacts contacts,
            Texts texts,
            Event<Occurrence> occurrences) {
        this.noted = noted;
        this.sealing = sealing;
        this.keyedHash = keyedHash;
        this.owners = owners;
        this.subjects = subjects;
        this.tenants = tenants;
        this.due = due;
        this.contacts = contacts;
        this.texts = texts;
        this.occurrences = occurrences;
    }

    @Override
    public Purpose purpose() {
        return Purpose.MAILBOX;
    }

    @Override
    @Transactional
    public void carryOut(UUID request) {
        noted.take(request).ifPresent(this::answer);
    }

    private void answer(CodeRequest request) {
        Owner owner = Owner.parse(request.wish(sealing));
        // The address stays what it is until the code is on its way, or the old one would get a code that outlives it.
        Optional<Subject> subject = owners.find(owner)
                .flatMap(found -> subjects.lock(found.id()))
                .filter(locked -> locked.email().equals(Optional.of(owner.email())));
        String outcome = subject.map(known -> send(known, owner.email(), request.circumstances()))
                .orElse("UNKNOWN");
        occurrences.fire(Occurrence.about(subject, Action.REQUEST_EMAIL_CODE, outcome, request.circumstances()));
    }

    private String send(Subject subject, EmailAddress email, Circumstances circumstances) {
        if (subject.isEmailVerified()) {
            return "VERIFIED_BEFORE";
        }
        ChallengePolicy policy =
                tenants.population(subject.tenantId(), subject.population()).challenges();
        return due.issue(
                Recipient.reading(email, subject.id(), keyedHash),
                Purpose.MAILBOX,
                Kind.CODE,
                policy,
                email.text(),
                issued -> contacts.mailCode(
                        subject,
                        email,
                        new Code(
                                issued.id(),
                                texts.emailCode(issued.answer(), policy.codeLife()),
                                issued.expires(),
                                circumstances.countedAddress())));
    }
}

package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequest;
import gatehouse.coderequest.CodeRequests;
import gatehouse.coderequest.CodeSender;
import gatehouse.coderequest.DueCodes;
import gatehouse.message.Outbox;
import gatehouse.platform.Sealing;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.text.Content;
import gatehouse.text.Letters;
import gatehouse.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** What {@link RequestVerification} leads to: challenge, sealed message and hint in one transaction, or nothing at all. */
@ApplicationScoped
class VerificationCodes implements CodeSender {
    private final CodeRequests noted;
    private final Sealing sealing;
    private final Subjects subjects;
    private final Destinations destinations;
    private final DueCodes due;
    private final Outbox outbox;
    private final Texts texts;
    private final Letters letters;
    private final Event<Occurrence> occurrences;

    @Inject
    VerificationCodes(
            CodeRequests noted,
            Sealing sealing,
            Subjects subjects,
            Destinations destinations,
            DueCodes due,
            Outbox outbox,
            Texts texts,
            Letters letters,
            Event<Occurrence> occurrences) {
        this.noted = noted;
        this.sealing = sealing;
        this.subjects = subjects;
        this.destinations = destinations;
        this.due = due;
        this.outbox = outbox;
        this.texts = texts;
        this.letters = letters;
        this.occurrences = occurrences;
    }

    @Override
    public Purpose purpose() {
        return Purpose.VERIFICATION;
    }

    @Override
    @Transactional
    public void carryOut(UUID request) {
        noted.take(request).ifPresent(this::answer);
    }

    private void answer(CodeRequest request) {
        VerificationWish wish = VerificationWish.parse(request.wish(sealing));
        wish.target().as(new Target.Cases<Void>() {
            @Override
            public Void phone(PhoneNumber phone) {
                return send(destinations.of(phone, wish.tenantId()), Optional.empty(), request);
            }

            @Override
            public Void mailbox(EmailAddress email) {
                return send(destinations.of(email, wish.tenantId()), Optional.empty(), request);
            }

            @Override
            public Void identity(NameScope scope, LoginName name) {
                Optional<Subject> subject = subjects.find(scope, name);
                return send(
                        subject.flatMap(known -> destinations.of(known, wish.channel(), wish.tenantId())),
                        subject,
                        request);
            }
        });
    }

    private Void send(Optional<Destination> destination, Optional<Subject> subject, CodeRequest request) {
        String outcome =
                destination.map(to -> send(to, request.circumstances())).orElse("NOWHERE");
        occurrences.fire(Occurrence.about(subject, Action.REQUEST_VERIFICATION, outcome, request.circumstances()));
        return null;
    }

    private String send(Destination to, Circumstances circumstances) {
        return due.issue(
                to.recipient(),
                Purpose.VERIFICATION,
                Kind.CODE,
                to.policy(),
                to.address(),
                issued -> post(to, issued, circumstances));
    }

    private void post(Destination to, Issued issued, Circumstances circumstances) {
        Content content = texts.verificationCode(issued.answer(), to.policy().codeLife());
        outbox.post(
                issued.id(),
                letters.write(content, to.reader(), to.channel())
                        .to(to.address(), Optional.of(issued.expires()))
                        .askedBy(circumstances.countedAddress()));
    }
}

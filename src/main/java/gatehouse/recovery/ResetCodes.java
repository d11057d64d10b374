package gatehouse.recovery;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.coderequest.CodeRequest;
import gatehouse.coderequest.CodeRequests;
import gatehouse.coderequest.CodeSender;
import gatehouse.coderequest.DueCodes;
import gatehouse.identity.Contacts;
import gatehouse.message.Texts;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What {@link RequestPasswordReset} leads to: challenge, sealed message and hint in one transaction, or nothing at all. */
@ApplicationScoped
class ResetCodes implements CodeSender {
    private final CodeRequests noted;
    private final Sealing sealing;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Contacts contacts;
    private final DueCodes due;
    private final Texts texts;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ResetCodes(
            CodeRequests noted,
            Sealing sealing,
            Subjects subjects,
            Tenants tenants,
            Contacts contacts,
            DueCodes due,
            Texts texts,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.noted = noted;
        this.sealing = sealing;
        this.subjects = subjects;
        this.tenants = tenants;
        this.contacts = contacts;
        this.due = due;
        this.texts = texts;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    @Override
    public Purpose purpose() {
        return Purpose.PASSWORD_RESET;
    }

    @Override
    @Transactional
    public void carryOut(UUID request) {
        noted.take(request).ifPresent(this::answer);
    }

    private void answer(CodeRequest request) {
        ResetWish wish = ResetWish.parse(request.wish(sealing));
        Optional<Subject> subject = subjects.find(wish.scope(), wish.name());
        String outcome = subject.map(known -> send(known, wish.kind())).orElse("UNKNOWN");
        occurrences.fire(Occurrence.about(subject, Action.REQUEST_PASSWORD_RESET, outcome, request.circumstances()));
    }

    private String send(Subject subject, Kind kind) {
        Instant now = clock.instant();
        if (subject.isLockedForGoodAt(now)) {
            return "LOCKED_FOR_GOOD";
        }
        Optional<PhoneNumber> phone = contacts.settledPhoneOf(subject);
        if (phone.isEmpty()) {
            return "NO_PHONE";
        }
        ChallengePolicy policy =
                tenants.population(subject.tenantId(), subject.population()).challenges();
        return due.issue(
                Recipient.of(subject.id()),
                Purpose.PASSWORD_RESET,
                kind,
                policy,
                phone.get().digits(),
                issued -> post(subject, kind, issued, Duration.between(now, issued.expires())));
    }

    private void post(Subject subject, Kind kind, Issued issued, Duration life) {
        Secret text = switch (kind) {
            case CODE -> texts.passwordResetCode(issued.answer(), life);
            case LINK -> texts.passwordResetLink(issued.answer(), life);
        };
        MessagePurpose purpose =
                kind == Kind.CODE ? MessagePurpose.PASSWORD_RESET_CODE : MessagePurpose.PASSWORD_RESET_LINK;
        contacts.text(subject, purpose, text, Optional.of(issued.expires()));
    }
}

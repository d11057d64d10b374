package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.coderequest.CodeRequest;
import gatehouse.coderequest.CodeRequests;
import gatehouse.coderequest.CodeSender;
import gatehouse.coderequest.DueCodes;
import gatehouse.identity.Contacts;
import gatehouse.identity.Contacts.Code;
import gatehouse.platform.Sealing;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Tenants;
import gatehouse.text.Content;
import gatehouse.text.Texts;
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
        String outcome = subject.map(known -> send(known, wish.way(), request.circumstances()))
                .orElse("UNKNOWN");
        occurrences.fire(Occurrence.about(subject, Action.REQUEST_PASSWORD_RESET, outcome, request.circumstances()));
    }

    private String send(Subject subject, ResetWay way, Circumstances circumstances) {
        Instant now = clock.instant();
        if (subject.isLockedForGoodAt(now)) {
            return "LOCKED_FOR_GOOD";
        }
        if (!subject.isActive()) {
            return "INACTIVE";
        }
        Optional<String> address = settledAddress(subject, way);
        if (address.isEmpty()) {
            return "NO_ADDRESS";
        }
        ChallengePolicy policy =
                tenants.population(subject.tenantId(), subject.population()).challenges();
        return due.issue(
                Recipient.of(subject.id()),
                Purpose.PASSWORD_RESET,
                way.kind(),
                policy,
                address.get(),
                issued -> post(subject, way, code(subject, way, issued, circumstances, now)));
    }

    /** Stays what it is until the transaction ends: a code must not go to an address that is just given up. */
    private Optional<String> settledAddress(Subject subject, ResetWay way) {
        return switch (way) {
            case CODE, LINK -> contacts.settledPhoneOf(subject).map(PhoneNumber::digits);
            // Who was shut out meanwhile has none any more.
            case MAIL ->
                subjects.lock(subject.id())
                        .filter(Subject::isActive)
                        .flatMap(Subject::email)
                        .map(EmailAddress::text);
        };
    }

    private Code code(Subject subject, ResetWay way, Issued issued, Circumstances circumstances, Instant now) {
        Duration life = Duration.between(now, issued.expires());
        Content content = switch (way) {
            case CODE -> texts.passwordResetCode(issued.answer(), life);
            case LINK -> texts.passwordResetLink(issued.answer(), life);
            case MAIL ->
                texts.passwordResetMail(issued.answer(), subject.email().orElseThrow(), life);
        };
        return new Code(issued.id(), content, issued.expires(), circumstances.countedAddress());
    }

    private void post(Subject subject, ResetWay way, Code code) {
        switch (way) {
            case CODE, LINK -> contacts.code(subject, code);
            case MAIL -> contacts.mailCode(subject, subject.email().orElseThrow(), code);
        }
    }
}

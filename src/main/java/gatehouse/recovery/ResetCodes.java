package gatehouse.recovery;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Issuance.TooSoon;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
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
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
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
class ResetCodes {
    private final ResetRequests noted;
    private final Sealing sealing;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Contacts contacts;
    private final Challenges challenges;
    private final Texts texts;
    private final RequestLimits requests;
    private final Limits limits;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ResetCodes(
            ResetRequests noted,
            Sealing sealing,
            Subjects subjects,
            Tenants tenants,
            Contacts contacts,
            Challenges challenges,
            Texts texts,
            RequestLimits requests,
            Limits limits,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.noted = noted;
        this.sealing = sealing;
        this.subjects = subjects;
        this.tenants = tenants;
        this.contacts = contacts;
        this.challenges = challenges;
        this.texts = texts;
        this.requests = requests;
        this.limits = limits;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Sends the code and forgets the request, both or neither. */
    @Transactional
    void carryOut(UUID request) {
        noted.take(request).ifPresent(this::answer);
    }

    private void answer(ResetRequest request) {
        Optional<Subject> subject = subjects.find(request.scope(), request.name(sealing));
        String outcome = subject.map(known -> send(known, request.kind())).orElse("UNKNOWN");
        occurrences.fire(Occurrence.about(subject, Action.REQUEST_PASSWORD_RESET, outcome, request.circumstances()));
    }

    private String send(Subject subject, Kind kind) {
        Instant now = clock.instant();
        if (subject.isLockedForGoodAt(now)) {
            return "LOCKED_FOR_GOOD";
        }
        Optional<PhoneNumber> phone = contacts.phoneOf(subject);
        if (phone.isEmpty()) {
            return "NO_PHONE";
        }
        ChallengePolicy policy =
                tenants.population(subject.tenantId(), subject.population()).challenges();
        if (challenges
                .tooSoonUntil(subject.id(), Purpose.PASSWORD_RESET, policy, now)
                .isPresent()) {
            return "TOO_SOON";
        }
        // Spent only on a code that is due. A connection of its own for a moment, beside that of the one thread that
        // sends.
        if (requests.take(limits.codesPerNumber(), phone.get().digits(), now).isPresent()) {
            return "OVER_BUDGET";
        }
        return challenges
                .issue(subject.id(), Purpose.PASSWORD_RESET, kind, policy, now)
                .as(new Issuance.Cases<>() {
                    @Override
                    public String issued(Issued issued) {
                        post(subject, kind, issued, Duration.between(now, issued.expires()));
                        return "SENT";
                    }

                    @Override
                    public String tooSoon(TooSoon tooSoon) {
                        return "TOO_SOON";
                    }
                });
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

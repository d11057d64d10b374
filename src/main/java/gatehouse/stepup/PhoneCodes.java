package gatehouse.stepup;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Attempt;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Operation;
import gatehouse.challenge.Recipient;
import gatehouse.identity.Contacts;
import gatehouse.identity.Contacts.Code;
import gatehouse.message.MessageState;
import gatehouse.message.Messages;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.SessionHolder;
import gatehouse.stepup.operation.PlainPayee;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.text.Content;
import gatehouse.text.Texts;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes to the phone of whoever holds a session. Each is good in that session alone. Wrong ones are counted for the code
 * and for the subject, so that neither another code nor another session buys new guesses; how many are sent, and how
 * soon, is counted for all sessions of one signing-in. The caller's transaction
 * has to commit whatever comes of it.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PhoneCodes {
    private final Challenges challenges;
    private final CountedAnswers counted;
    private final Lockouts lockouts;
    private final PhoneCodeLimits limits;
    private final Contacts contacts;
    private final Messages messages;
    private final Texts texts;
    private final Clock clock;

    @Inject
    PhoneCodes(
            Challenges challenges,
            CountedAnswers counted,
            Lockouts lockouts,
            PhoneCodeLimits limits,
            Contacts contacts,
            Messages messages,
            Texts texts,
            Clock clock) {
        this.challenges = challenges;
        this.counted = counted;
        this.lockouts = lockouts;
        this.limits = limits;
        this.contacts = contacts;
        this.messages = messages;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param holder who has a phone of their own
     * @param operation what the code will confirm; its payee is a {@link PlainPayee}
     * @param circumstances of whoever asks
     */
    public Sending send(
            SessionHolder holder, PhoneCode use, Optional<Operation> operation, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Instant> locked = lockouts.lockedUntil(count(holder, use).holder(), now);
        if (locked.isPresent()) {
            return new Sending.Locked(locked.get());
        }
        Optional<Instant> tooSoon = challenges.tooSoonUntil(recipient(holder), use.purpose(), policy(holder), now);
        if (tooSoon.isPresent()) {
            return new Sending.TooSoon(tooSoon.get());
        }
        // Spent only on a code that is due.
        return limits.take(holder.subject(), use, now)
                .<Sending>map(Sending.TooMany::new)
                .orElseGet(() -> issue(holder, use, operation, circumstances, now));
    }

    private Sending issue(
            SessionHolder holder,
            PhoneCode use,
            Optional<Operation> operation,
            Circumstances circumstances,
            Instant now) {
        return challenges
                .issue(recipient(holder), use.purpose(), operation, Kind.CODE, policy(holder), now)
                .as(new Issuance.Cases<>() {
                    @Override
                    public Sending issued(Issued issued) {
                        contacts.code(holder.subject(), code(use, operation, issued, circumstances, now));
                        return new Sending.Sent();
                    }

                    @Override
                    public Sending tooSoon(Issuance.TooSoon tooSoon) {
                        return new Sending.TooSoon(tooSoon.retryAt());
                    }
                });
    }

    private Code code(
            PhoneCode use, Optional<Operation> operation, Issued issued, Circumstances circumstances, Instant now) {
        Duration life = Duration.between(now, issued.expires());
        Content content = switch (use) {
            case ENROLMENT -> texts.phoneEnrolmentCode(issued.answer(), life);
            case STEP_UP ->
                operation
                        .map(named -> texts.paymentCode(issued.answer(), life, named.amountText(), named.payee()))
                        .orElseGet(() -> texts.stepUpCode(issued.answer(), life));
        };
        return new Code(issued.id(), content, issued.expires(), circumstances.countedAddress());
    }

    /** Answers the last code of this session. */
    public Attempt attempt(SessionHolder holder, PhoneCode use, Secret code) {
        return counted.attempt(recipient(holder), use.purpose(), count(holder, use), code, clock.instant());
    }

    /** How the message with the last code of a session stands; empty when none was asked for that is remembered. */
    Optional<MessageState> message(Session session, PhoneCode use) {
        return challenges
                .asked(recipient(session), use.purpose())
                .flatMap(asked -> messages.state(session.tenantId(), asked.id()));
    }

    /** Whether a code of this session waits for its answer. */
    public boolean isWaiting(SessionHolder holder, PhoneCode use) {
        return challenges.isLive(recipient(holder), use.purpose(), clock.instant());
    }

    /** How many codes were sent since this signing-in that confirm no operation. */
    long sent(SessionHolder holder, PhoneCode use) {
        return challenges.count(recipient(holder), use.purpose());
    }

    private static Recipient recipient(SessionHolder holder) {
        return recipient(holder.session());
    }

    private static Recipient recipient(Session session) {
        return Recipient.of(session.subjectId()).in(session.id(), session.family());
    }

    private static Count count(SessionHolder holder, PhoneCode use) {
        return new Count(
                Holder.of(use.count(), holder.subject().id()), holder.policy().lockout());
    }

    private static ChallengePolicy policy(SessionHolder holder) {
        return holder.policy().codes(holder.population().challenges());
    }
}

package gatehouse.authentication.confirmation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.Proofs;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.SecondFactors;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever is signed in shows a second factor again, and for five minutes their session is good for what is dangerous. It
 * is noted at the session: it ends with it, and no other session of the same person has it. Wrong codes share their count
 * with the login, so that an open session buys no more guesses.
 */
@ApplicationScoped
@Transactional
public class ConfirmSession {
    static final Duration LIFE = Duration.ofMinutes(5);
    /** A client key is for programs, which sign in anew. */
    private static final Set<SecondFactor> FIT = EnumSet.of(SecondFactor.TOTP, SecondFactor.PASSKEY);

    private final Subjects subjects;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Tenants tenants;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ConfirmSession(
            Subjects subjects,
            Sessions sessions,
            SecondFactors factors,
            Tenants tenants,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.sessions = sessions;
        this.factors = factors;
        this.tenants = tenants;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Which of the caller's factors they may show here. */
    public Set<SecondFactor> factorsOf(Caller caller) {
        Set<SecondFactor> enrolled = EnumSet.copyOf(FIT);
        enrolled.retainAll(factors.enrolled(caller.subjectId()));
        return enrolled;
    }

    /** Until when the caller's session is good for what is dangerous; empty when it is not. */
    public Optional<Instant> until(Caller caller) {
        Instant now = clock.instant();
        return sessions.findLive(caller.session()).flatMap(session -> session.confirmedUntil(LIFE, now));
    }

    /** Whether it is a factor that can be shown here. */
    public static boolean takes(SecondFactor factor) {
        return FIT.contains(factor);
    }

    /** Whether it was opened within the last five minutes, or its holder showed a second factor again within them. */
    public boolean isFresh(Session session) {
        Instant now = clock.instant();
        return session.openedUntil(LIFE, now)
                .or(() -> session.confirmedUntil(LIFE, now))
                .isPresent();
    }

    /**
     * Whether staff may decide who works here and what they sign in with, be it themselves. Who has a factor that can be shown
     * here may in a fresh session alone: an open one of theirs would else be enough to make another identity, or a colleague,
     * give it a factor and confirm with that (ADR 25).
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean letsActOnStaff(Caller caller) {
        return factorsOf(caller).isEmpty()
                || sessions.findLive(caller.session()).filter(this::isFresh).isPresent();
    }

    /** @param code of the caller's authenticator app */
    public Confirmation byCode(Caller caller, Secret code, Circumstances circumstances) {
        return confirm(caller, SecondFactor.TOTP, new Proofs(Optional.empty(), Optional.of(code)), circumstances);
    }

    /** @param pass what the caller got for showing a passkey */
    public Confirmation byPasskey(Caller caller, KeyAnswer.Decrypted pass, Circumstances circumstances) {
        return confirm(caller, SecondFactor.PASSKEY, new Proofs(Optional.of(pass), Optional.empty()), circumstances);
    }

    /** Locks the subject and then the session, as everybody does. Commits whatever the answer is. */
    private Confirmation confirm(Caller caller, SecondFactor factor, Proofs proofs, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> holder = subjects.lock(caller.subjectId());
        Confirmation outcome = holder.filter(subject -> subject.isInUseAt(now))
                .map(subject -> confirm(caller, subject, factor, proofs, now))
                .orElseGet(Confirmation.Over::new);
        Target own = Target.tenant(caller.tenantId());
        occurrences.fire(Occurrence.by(
                        caller, holder, own, Action.CONFIRM, outcome.getClass().getSimpleName(), circumstances)
                .with(factor.amr()));
        return outcome;
    }

    private Confirmation confirm(Caller caller, Subject subject, SecondFactor factor, Proofs proofs, Instant now) {
        if (!factors.enrolled(subject.id()).contains(factor)) {
            return new Confirmation.NotEnrolled();
        }
        Optional<SignInOutcome> objection = factors.objection(
                subject, factor, proofs, tenants.population(subject.tenantId(), subject.population()), now);
        if (objection.isPresent()) {
            return objection.get() instanceof SignInOutcome.FactorLocked locked
                    ? new Confirmation.Locked(locked.until())
                    : new Confirmation.Refused();
        }
        return sessions.confirm(caller.session(), now)
                ? new Confirmation.Confirmed(now.plus(LIFE))
                : new Confirmation.Over();
    }
}

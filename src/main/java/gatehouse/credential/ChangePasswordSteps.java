package gatehouse.credential;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SessionOpening;
import gatehouse.authentication.SessionOpening.Entrant;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.FormerPasswords;
import gatehouse.authenticator.password.Passwords;
import gatehouse.authenticator.password.StoredPassword;
import gatehouse.identity.NewPassword;
import gatehouse.identity.PasswordIntake.Terms;
import gatehouse.identity.ReadyPassword;
import gatehouse.session.Session;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The two short transactions of {@link ChangePassword}, on either side of the hashes. */
@ApplicationScoped
class ChangePasswordSteps {
    private final Sessions sessions;
    private final SessionHolders holders;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Passwords passwords;
    private final FormerPasswords former;
    private final Lockouts lockouts;
    private final NewPassword newPassword;
    private final SessionOpening opening;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ChangePasswordSteps(
            Sessions sessions,
            SessionHolders holders,
            Subjects subjects,
            Tenants tenants,
            Passwords passwords,
            FormerPasswords former,
            Lockouts lockouts,
            NewPassword newPassword,
            SessionOpening opening,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.sessions = sessions;
        this.holders = holders;
        this.subjects = subjects;
        this.tenants = tenants;
        this.passwords = passwords;
        this.former = former;
        this.lockouts = lockouts;
        this.newPassword = newPassword;
        this.opening = opening;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * What there is before the change.
     *
     * @param lockedUntil present while too many failures in a row lock the password
     * @param terms what a new one has to satisfy
     */
    record Present(Optional<StoredPassword> password, Optional<Instant> lockedUntil, Terms terms) {}

    /** @return empty when the session is over, or its subject may not sign in any more */
    @Transactional
    Optional<Present> look(UUID session) {
        return sessions.findLive(session)
                .flatMap(live -> usable(live.subjectId()))
                .map(subject -> new Present(
                        passwords.find(subject.id()),
                        lockouts.lockedUntil(holder(subject), clock.instant()),
                        new Terms(population(subject).passwordPreset(), subject.loginName(), former.lastOf(subject))));
    }

    @Transactional
    PasswordChange refuseOver(Session session, Circumstances circumstances) {
        return told(new PasswordChange.Over(), session, circumstances);
    }

    /** The password was locked already when it was looked at: nothing was verified, nothing is counted. */
    @Transactional
    PasswordChange refuseLocked(Session session, Present present, Circumstances circumstances) {
        return told(new PasswordChange.Locked(present.lockedUntil().orElseThrow()), session, circumstances);
    }

    /** Counts the wrong old password. */
    @Transactional
    PasswordChange refuseIncorrect(Session session, Circumstances circumstances) {
        return told(judge(session, () -> false, asking -> new PasswordChange.Incorrect()), session, circumstances);
    }

    /** The old password was right, which clears the count as signing in does. */
    @Transactional
    PasswordChange refuseUnfit(
            Session session, Present present, PasswordChange.Unfit unfit, Circumstances circumstances) {
        return told(judge(session, () -> isStill(present), asking -> unfit), session, circumstances);
    }

    @Transactional
    PasswordChange set(Session session, Present present, ReadyPassword fresh, Circumstances circumstances) {
        Function<SessionHolder, PasswordChange> change =
                asking -> new PasswordChange.Changed(set(asking, fresh, circumstances));
        return told(judge(session, () -> isStill(present), change), session, circumstances);
    }

    private boolean isStill(Present present) {
        return passwords.isCurrent(present.password().orElseThrow());
    }

    /** Gives the verdict on the old password, with everything read again that may have changed during the hashes. */
    private PasswordChange judge(
            Session session, BooleanSupplier right, Function<SessionHolder, PasswordChange> whenRight) {
        return holders.lockWithAll(session.id())
                .map(asking -> judge(asking, right, whenRight))
                .orElseGet(PasswordChange.Over::new);
    }

    private PasswordChange judge(
            SessionHolder asking, BooleanSupplier right, Function<SessionHolder, PasswordChange> whenRight) {
        Verdict verdict = lockouts.judge(
                holder(asking.subject()),
                right.getAsBoolean(),
                asking.population().lockout(),
                clock.instant());
        return verdict.as(new Verdict.Cases<>() {
            @Override
            public PasswordChange passed(Verdict.Passed passed) {
                return whenRight.apply(asking);
            }

            @Override
            public PasswordChange failed(Verdict.Failed failed) {
                return new PasswordChange.Incorrect();
            }

            @Override
            public PasswordChange locked(Verdict.Locked locked) {
                return new PasswordChange.Locked(locked.until());
            }
        });
    }

    private SignedIn set(SessionHolder asking, ReadyPassword fresh, Circumstances circumstances) {
        Session session = asking.session();
        boolean goesOn = session.kind() == TokenKind.ACCESS;
        newPassword.set(
                asking.subject(),
                fresh,
                Optional.empty(),
                Optional.of(session.id()).filter(id -> goesOn));
        return goesOn
                ? opening.openBeside(session, session.party().number(), asking.population(), circumstances)
                : opening.open(new Entrant(
                        asking.subject(), asking.population(), Factors.PASSWORD, session.audience(), circumstances));
    }

    /** The subject with its row locked; empty for one that may not sign in any more. */
    private Optional<Subject> usable(long subjectId) {
        return subjects.lock(subjectId).filter(subject -> subject.isInUseAt(clock.instant()));
    }

    private Population population(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population());
    }

    private static Holder holder(Subject subject) {
        return Holder.of(Factors.PASSWORD, subject.id());
    }

    private PasswordChange told(PasswordChange outcome, Session session, Circumstances circumstances) {
        occurrences.fire(
                Occurrence.of(Action.CHANGE_PASSWORD, outcome.getClass().getSimpleName(), session, circumstances));
        return outcome;
    }
}

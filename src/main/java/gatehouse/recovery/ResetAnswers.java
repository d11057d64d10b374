package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SessionOpening;
import gatehouse.authentication.SessionOpening.Entrant;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.FormerPasswords;
import gatehouse.authenticator.password.Passwords;
import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.identity.NewPassword;
import gatehouse.identity.PasswordIntake.Judged;
import gatehouse.identity.PasswordIntake.Terms;
import gatehouse.identity.PasswordIntake.Turn;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.KeyedHash;
import gatehouse.recovery.PasswordReset.Refused;
import gatehouse.recovery.ResetPassword.Attempt;
import gatehouse.subject.Strangers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The two short transactions of {@link ResetPassword}, on either side of the hash. Wrong answers are counted twice: for
 * the challenge, which dies of them, and for the subject, across all challenges it is sent.
 */
@ApplicationScoped
class ResetAnswers {
    /** The number of no subject, whose rows are looked for all the same. */
    private static final long NOBODY = -1;

    private final Subjects subjects;
    private final Tenants tenants;
    private final Strangers strangers;
    private final Challenges challenges;
    private final CountedAnswers counted;
    private final Passwords passwords;
    private final FormerPasswords former;
    private final NewPassword newPassword;
    private final SessionOpening opening;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ResetAnswers(
            Subjects subjects,
            Tenants tenants,
            Strangers strangers,
            Challenges challenges,
            CountedAnswers counted,
            Passwords passwords,
            FormerPasswords former,
            NewPassword newPassword,
            SessionOpening opening,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.strangers = strangers;
        this.challenges = challenges;
        this.counted = counted;
        this.passwords = passwords;
        this.former = former;
        this.newPassword = newPassword;
        this.opening = opening;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * Looks at the answer without using it up; a wrong one is counted. A name that nobody has is locked, looked up and
     * counted like any other, so that the time of a refusal tells nothing.
     *
     * @param next what to do with a new password that was judged
     * @return what the new password has to satisfy, or the refusal
     */
    @Transactional
    Turn<PasswordReset> check(Attempt attempt, Judged<PasswordReset> next, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> found = subjects.find(attempt.scope(), attempt.name());
        long subjectId = found.map(Subject::id).orElse(NOBODY);
        Optional<Subject> locked = subjects.lock(subjectId);
        boolean right = counted.check(
                Recipient.of(subjectId),
                Purpose.PASSWORD_RESET,
                new Count(holder(found, attempt), lockout(found, attempt)),
                attempt.answer(),
                now);
        Optional<Subject> answered = locked.filter(subject -> right);
        Optional<Refused> objection =
                answered.map(subject -> objection(subject, now)).orElse(Optional.of(Refused.REFUSED));
        objection.ifPresent(refused ->
                occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, refused.name(), circumstances)));
        return objection
                .<Turn<PasswordReset>>map(refused -> new Turn.Over<>(() -> refused))
                .orElseGet(() -> new Turn.Known<>(terms(answered.orElseThrow(), attempt), next));
    }

    /** Told only to who gave the right answer. */
    private Optional<Refused> objection(Subject subject, Instant now) {
        if (subject.isLockedForGoodAt(now)) {
            return Optional.of(Refused.REFUSED);
        }
        if (!subject.isActive()) {
            return Optional.of(Refused.INACTIVE);
        }
        boolean mayBeSet = population(subject).letsResetMakeFirstPassword()
                || passwords.find(subject.id()).isPresent();
        return mayBeSet ? Optional.empty() : Optional.of(Refused.NEVER_SET);
    }

    private Terms terms(Subject subject, Attempt attempt) {
        return new Terms(population(subject).passwordPreset(), attempt.name(), former.lastOf(subject));
    }

    private Holder holder(Optional<Subject> found, Attempt attempt) {
        return found.map(subject -> Holder.of(Factors.RESET_CODE, subject.id()))
                .orElseGet(() -> Holder.ofStranger(
                        Factors.RESET_CODE,
                        attempt.scope().key(),
                        attempt.name().canonical(),
                        keyedHash));
    }

    private LockoutPolicy lockout(Optional<Subject> found, Attempt attempt) {
        return found.map(subject -> population(subject).lockout())
                .orElseGet(() -> strangers.lockoutWithin(attempt.scope()));
    }

    /** The answer was right, and stays good. */
    @Transactional
    PasswordReset refuseUnfit(Attempt attempt, PasswordReset.Unfit unfit, Circumstances circumstances) {
        Optional<Subject> found = subjects.find(attempt.scope(), attempt.name());
        occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, "UNFIT", circumstances));
        return unfit;
    }

    /** Uses the answer up, sets the password and opens the session that was asked for, all or nothing. */
    @Transactional
    PasswordReset take(Attempt attempt, ReadyPassword password, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> found =
                subjects.find(attempt.scope(), attempt.name()).flatMap(known -> subjects.lock(known.id()));
        PasswordReset outcome = found.filter(known -> objection(known, now).isEmpty())
                .filter(known ->
                        challenges.answer(Recipient.of(known.id()), Purpose.PASSWORD_RESET, attempt.answer(), now)
                                instanceof Answer.Right)
                .<PasswordReset>map(known -> set(known, attempt, password, circumstances))
                .orElse(Refused.REFUSED);
        String label = outcome instanceof PasswordReset.Done ? "DONE" : Refused.REFUSED.name();
        occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, label, circumstances));
        return outcome;
    }

    private PasswordReset.Done set(
            Subject subject, Attempt attempt, ReadyPassword password, Circumstances circumstances) {
        newPassword.set(subject, password, Optional.empty(), Optional.empty());
        Optional<SignedIn> opened = attempt.audience()
                .map(door ->
                        opening.open(new Entrant(subject, population(subject), Factors.PASSWORD, door, circumstances)));
        return new PasswordReset.Done(opened);
    }

    private Population population(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population());
    }
}

package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Purpose;
import gatehouse.identity.NewPassword;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.PasswordPreset;
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

/**
 * The two short transactions of {@link ResetPassword}, on either side of the hash. Wrong answers are counted twice: for
 * the challenge, which dies of them, and for the subject, across all challenges it is sent.
 */
@ApplicationScoped
class ResetAnswers {
    private final Subjects subjects;
    private final Tenants tenants;
    private final Challenges challenges;
    private final Lockouts lockouts;
    private final NewPassword newPassword;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ResetAnswers(
            Subjects subjects,
            Tenants tenants,
            Challenges challenges,
            Lockouts lockouts,
            NewPassword newPassword,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.challenges = challenges;
        this.lockouts = lockouts;
        this.newPassword = newPassword;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Who gave a right answer, and what their new password has to satisfy. */
    record Recipient(long subjectId, PasswordPreset preset) {}

    /** Looks at the answer without using it up; a wrong one is counted. Empty for any refusal. */
    @Transactional
    Optional<Recipient> check(NameScope scope, LoginName name, Secret answer, Circumstances circumstances) {
        Optional<Subject> found = subjects.find(scope, name).flatMap(subject -> subjects.lock(subject.id()));
        Optional<Recipient> recipient = found.filter(subject -> !subject.isLockedForGoodAt(clock.instant()))
                .filter(subject -> isRight(subject, answer))
                .map(subject -> new Recipient(subject.id(), population(subject).passwordPreset()));
        if (recipient.isEmpty()) {
            occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, "REFUSED", circumstances));
        }
        return recipient;
    }

    private boolean isRight(Subject subject, Secret answer) {
        Instant now = clock.instant();
        Holder counted = Holder.of(Factors.RESET_CODE, subject.id());
        if (lockouts.lockedUntil(counted, now).isPresent()) {
            return false;
        }
        boolean right = challenges.check(subject.id(), Purpose.PASSWORD_RESET, answer, now) instanceof Answer.Right;
        Verdict verdict = lockouts.judge(counted, right, population(subject).lockout(), now);
        return verdict instanceof Verdict.Passed;
    }

    /** Uses the answer up and sets the password, both or neither. */
    @Transactional
    PasswordReset take(long subjectId, Secret answer, ReadyPassword password, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> found = subjects.lock(subjectId);
        Optional<Subject> answered = found.filter(known -> !known.isLockedForGoodAt(now))
                .filter(known ->
                        challenges.answer(known.id(), Purpose.PASSWORD_RESET, answer, now) instanceof Answer.Right);
        PasswordReset outcome = answered.isPresent() ? PasswordReset.Plain.DONE : PasswordReset.Plain.REFUSED;
        answered.ifPresent(known -> newPassword.set(known, password, Optional.empty(), Optional.empty()));
        occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, outcome.toString(), circumstances));
        return outcome;
    }

    private Population population(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population());
    }
}

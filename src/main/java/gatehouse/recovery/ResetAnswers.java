package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.identity.NewPassword;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.PasswordPreset;
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
    private final Challenges challenges;
    private final CountedAnswers counted;
    private final NewPassword newPassword;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ResetAnswers(
            Subjects subjects,
            Tenants tenants,
            Challenges challenges,
            CountedAnswers counted,
            NewPassword newPassword,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.challenges = challenges;
        this.counted = counted;
        this.newPassword = newPassword;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * Looks at the answer without using it up; a wrong one is counted. A name that nobody has is locked, looked up and counted like any other, so that the time of a refusal tells nothing.
     *
     * @return what the new password has to satisfy; empty for any refusal
     */
    @Transactional
    Optional<PasswordPreset> check(NameScope scope, LoginName name, Secret answer, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> found = subjects.find(scope, name);
        long subjectId = found.map(Subject::id).orElse(NOBODY);
        Optional<Subject> locked = subjects.lock(subjectId);
        boolean right = counted.check(
                Recipient.of(subjectId),
                Purpose.PASSWORD_RESET,
                new Count(holder(found, scope, name), lockout(found)),
                answer,
                now);
        Optional<PasswordPreset> answered = locked.filter(subject -> right && !subject.isLockedForGoodAt(now))
                .map(subject -> population(subject).passwordPreset());
        if (answered.isEmpty()) {
            occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, "REFUSED", circumstances));
        }
        return answered;
    }

    private Holder holder(Optional<Subject> found, NameScope scope, LoginName name) {
        return found.map(subject -> Holder.of(Factors.RESET_CODE, subject.id()))
                .orElseGet(() -> Holder.ofStranger(Factors.RESET_CODE, scope.key(), name.canonical(), keyedHash));
    }

    private LockoutPolicy lockout(Optional<Subject> found) {
        return found.map(subject -> population(subject).lockout()).orElse(LockoutPolicy.DEFAULT);
    }

    /** Uses the answer up and sets the password, both or neither. */
    @Transactional
    PasswordReset take(
            NameScope scope, LoginName name, Secret answer, ReadyPassword password, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> found = subjects.find(scope, name).flatMap(known -> subjects.lock(known.id()));
        Optional<Subject> answered = found.filter(known -> !known.isLockedForGoodAt(now))
                .filter(known -> challenges.answer(Recipient.of(known.id()), Purpose.PASSWORD_RESET, answer, now)
                        instanceof Answer.Right);
        PasswordReset outcome = answered.isPresent() ? PasswordReset.Plain.DONE : PasswordReset.Plain.REFUSED;
        answered.ifPresent(known -> {
            newPassword.set(known, password, Optional.empty(), Optional.empty());
            known.resetByPhone(now);
        });
        occurrences.fire(Occurrence.about(found, Action.RESET_PASSWORD, outcome.toString(), circumstances));
        return outcome;
    }

    private Population population(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population());
    }
}

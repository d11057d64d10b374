package gatehouse.passkey;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.passkey.Asserted;
import gatehouse.authenticator.passkey.Attested;
import gatehouse.authenticator.passkey.Passes;
import gatehouse.authenticator.passkey.PasskeyAnswers;
import gatehouse.authenticator.passkey.PasskeyChallenges;
import gatehouse.authenticator.passkey.Question;
import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.identity.NewFactors;
import gatehouse.passkey.PasskeyOutcome.Done;
import gatehouse.passkey.PasskeyOutcome.Refused;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The transaction of {@link AnswerPasskey}: the question is used up, whatever comes of it. */
@ApplicationScoped
class AnswerSteps {
    private final Subjects subjects;
    private final PasskeyChallenges challenges;
    private final PasskeyAnswers answers;
    private final Passes passes;
    private final RegistrationRight right;
    private final NewFactors newFactors;
    private final Event<Occurrence> occurrences;

    @Inject
    AnswerSteps(
            Subjects subjects,
            PasskeyChallenges challenges,
            PasskeyAnswers answers,
            Passes passes,
            RegistrationRight right,
            NewFactors newFactors,
            Event<Occurrence> occurrences) {
        this.subjects = subjects;
        this.challenges = challenges;
        this.answers = answers;
        this.passes = passes;
        this.right = right;
        this.newFactors = newFactors;
        this.occurrences = occurrences;
    }

    @Transactional
    public PasskeyOutcome take(AnswerPasskey.Answer answer, Circumstances circumstances) {
        Optional<Subject> named = subjects.find(answer.scope(), answer.name());
        Optional<Question> taken = challenges.take(answer.challenge());
        if (named.isEmpty()
                || taken.filter(question -> isAbout(named.get(), question)).isEmpty()) {
            tell(Action.SHOW_PASSKEY, "NOT_ASKED", named, Optional.empty(), circumstances);
            return Refused.REFUSED;
        }
        Question question = taken.get();
        return question.purpose() == Purpose.REGISTER
                ? register(named.get(), question, answer, circumstances)
                : show(named.get(), question, answer, circumstances);
    }

    private static boolean isAbout(Subject subject, Question question) {
        return question.subjectId() == subject.id();
    }

    private PasskeyOutcome register(
            Subject named, Question question, AnswerPasskey.Answer answer, Circumstances circumstances) {
        Optional<Long> actor = question.session().flatMap(right::caller).map(Caller::subjectId);
        Optional<Subject> locked = subjects.lock(named.id());
        if (locked.filter(subject -> right.stillHolds(question.session(), subject))
                .isEmpty()) {
            tell(Action.ENROL_FACTOR, "CLOSED", locked, actor, circumstances);
            return Refused.CLOSED;
        }
        Subject subject = locked.get();
        if (!(answer.device() instanceof Attested attested)) {
            tell(Action.ENROL_FACTOR, "NOT_ASKED", locked, actor, circumstances);
            return Refused.NOT_ACCEPTED;
        }
        return answers.made(question, attested)
                .as(
                        made -> {
                            newFactors.follow(subject, goesOn(question, actor, subject));
                            tell(Action.ENROL_FACTOR, "DONE", locked, actor, circumstances);
                            return new Done(passes.issue(made));
                        },
                        flaw -> {
                            tell(Action.ENROL_FACTOR, flaw.name(), locked, actor, circumstances);
                            return Refused.NOT_ACCEPTED;
                        });
    }

    private static Optional<UUID> goesOn(Question question, Optional<Long> actor, Subject subject) {
        return actor.filter(who -> who == subject.id()).flatMap(own -> question.session());
    }

    private PasskeyOutcome show(
            Subject named, Question question, AnswerPasskey.Answer answer, Circumstances circumstances) {
        Optional<Subject> subject = Optional.of(named);
        if (!(answer.device() instanceof Asserted asserted)) {
            tell(Action.SHOW_PASSKEY, "NOT_ASKED", subject, Optional.empty(), circumstances);
            return Refused.REFUSED;
        }
        return answers.shown(question, asserted)
                .as(
                        shown -> {
                            tell(Action.SHOW_PASSKEY, "DONE", subject, Optional.of(named.id()), circumstances);
                            return new Done(passes.issue(shown));
                        },
                        flaw -> {
                            tell(Action.SHOW_PASSKEY, flaw.name(), subject, Optional.empty(), circumstances);
                            return Refused.REFUSED;
                        });
    }

    private void tell(
            Action action,
            String outcome,
            Optional<Subject> subject,
            Optional<Long> actor,
            Circumstances circumstances) {
        occurrences.fire(new Occurrence(
                action,
                Optional.of(Factors.PASSKEY),
                outcome,
                subject.map(Subject::tenantId),
                subject.map(Subject::id),
                actor,
                circumstances));
    }
}

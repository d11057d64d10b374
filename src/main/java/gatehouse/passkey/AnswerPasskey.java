package gatehouse.passkey;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.passkey.DeviceAnswer;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A device answers: with a passkey that it made, or with one that it shows. */
@ApplicationScoped
public class AnswerPasskey {
    private final RequestLimits requests;
    private final Limits limits;
    private final AnswerSteps steps;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    AnswerPasskey(
            RequestLimits requests, Limits limits, AnswerSteps steps, Event<Occurrence> occurrences, Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.steps = steps;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * What is presented.
     *
     * @param challenge the id of the question
     */
    public record Answer(UUID challenge, NameScope scope, LoginName name, DeviceAnswer device) {}

    public PasskeyOutcome answer(Answer answer, Circumstances circumstances) {
        Optional<Duration> wait =
                requests.take(limits.challengesPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.ANSWER_LOGIN_CHALLENGE, "TOO_MANY", circumstances));
            return new PasskeyOutcome.TooMany(wait.get());
        }
        return take(answer, circumstances);
    }

    /**
     * Of two who register one credential at the same moment the database lets in one. The other's transaction is lost and
     * is done again, so that it finds the credential known and its question is used up like any other.
     */
    private PasskeyOutcome take(Answer answer, Circumstances circumstances) {
        try {
            return steps.take(answer, circumstances);
        } catch (PersistenceException lost) {
            return steps.take(answer, circumstances);
        }
    }
}

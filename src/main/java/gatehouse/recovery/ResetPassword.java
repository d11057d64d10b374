package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Weakness;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequestQueue;
import gatehouse.identity.PasswordIntake;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.tenant.PasswordPreset;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who got a code or a link sets a new password with it. While there is no room to hash, no answer is
 * looked at. It is looked at before the slow hash, so that a wrong one costs nothing but its
 * attempt, and taken for good after it, together with the password: of many at once
 * exactly one succeeds.
 */
@ApplicationScoped
public class ResetPassword {
    private final RequestLimits requests;
    private final Limits limits;
    private final CodeRequestQueue queue;
    private final ResetAnswers answers;
    private final PasswordIntake intake;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ResetPassword(
            RequestLimits requests,
            Limits limits,
            CodeRequestQueue queue,
            ResetAnswers answers,
            PasswordIntake intake,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.queue = queue;
        this.answers = answers;
        this.intake = intake;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * What is presented.
     *
     * @param scope where the name is unique
     * @param answer the code or what came with the link
     * @param audience the door for which a session is opened at once; empty for none
     */
    public record Attempt(NameScope scope, LoginName name, Secret answer, Secret password, Optional<String> audience) {}

    public PasswordReset reset(Attempt attempt, Circumstances circumstances) {
        Optional<Duration> wait = circumstances
                .countedAddress()
                .flatMap(address -> requests.take(limits.loginsPerAddress(), address, clock.instant()));
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.RESET_PASSWORD, "TOO_MANY", circumstances));
            return new PasswordReset.TooMany(wait.get());
        }
        // Who answers at once, as tests and fixed codes allow, must not be too early.
        queue.awaitTurn(Purpose.PASSWORD_RESET, ResetWish.whose(attempt.scope(), attempt.name()));
        return intake.takeInTurn(
                attempt.password(),
                ticket -> answers.check(attempt, onceJudged(attempt, circumstances), circumstances),
                PasswordReset.Overloaded::new);
    }

    private PasswordIntake.Judged<PasswordReset> onceJudged(Attempt attempt, Circumstances circumstances) {
        return new PasswordIntake.Judged<>() {
            @Override
            public PasswordReset ready(ReadyPassword ready) {
                return answers.take(attempt, ready, circumstances);
            }

            @Override
            public PasswordReset unfit(Weakness weakness, PasswordPreset preset) {
                return answers.refuseUnfit(attempt, new PasswordReset.Unfit(weakness, preset), circumstances);
            }
        };
    }
}

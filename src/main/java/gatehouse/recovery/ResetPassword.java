package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who got a code or a link sets a new password with it. The answer is looked at before the slow hash, so that a
 * wrong one costs nothing but its attempt, and taken for good after it, together with the password: of many at once
 * exactly one succeeds.
 */
@ApplicationScoped
public class ResetPassword {
    private final RequestLimits requests;
    private final Limits limits;
    private final CodeRequestQueue queue;
    private final ResetAnswers answers;
    private final PasswordIntake intake;
    private final Clock clock;

    @Inject
    ResetPassword(
            RequestLimits requests,
            Limits limits,
            CodeRequestQueue queue,
            ResetAnswers answers,
            PasswordIntake intake,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.queue = queue;
        this.answers = answers;
        this.intake = intake;
        this.clock = clock;
    }

    /** @param answer the code or what came with the link */
    public PasswordReset reset(
            NameScope scope, LoginName name, Secret answer, Secret password, Circumstances circumstances) {
        Optional<Duration> wait = requests.take(limits.loginsPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            return new PasswordReset.TooMany(wait.get());
        }
        // Who answers at once, as tests and fixed codes allow, must not be too early.
        queue.awaitTurn(Purpose.PASSWORD_RESET, ResetWish.whose(scope, name));
        Optional<ResetAnswers.Forgetful> recipient = answers.check(scope, name, answer, circumstances);
        if (recipient.isEmpty()) {
            return PasswordReset.Plain.REFUSED;
        }
        PasswordIntake.Terms terms = new PasswordIntake.Terms(recipient.get().preset(), name, false);
        return intake.take(password, terms, new PasswordIntake.Cases<>() {
            @Override
            public PasswordReset ready(ReadyPassword ready) {
                return answers.take(recipient.get().subjectId(), answer, ready, circumstances);
            }

            @Override
            public PasswordReset unfit(Weakness weakness, PasswordPreset preset) {
                return new PasswordReset.Unfit(weakness, preset);
            }

            @Override
            public PasswordReset notImportable() {
                throw new IllegalStateException("Nobody imports a password with a code");
            }

            @Override
            public PasswordReset overloaded(Duration retryAfter) {
                return new PasswordReset.Overloaded(retryAfter);
            }
        });
    }
}

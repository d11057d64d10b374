package gatehouse.authentication;

import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.Checked;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A subject signs in with name, password, and a proof of each further factor that is enrolled. In order: a place in the hashing bulkhead, or the refusal that there is
 * none; one short transaction that reads who the name may be; the hash, with no transaction and no database connection
 * held; a second short transaction that gives the verdict, counts it, and opens the session.
 *
 * <p>A name that nobody has is counted, locked and hashed for like any other.
 */
@ApplicationScoped
public class SignIn {
    private final PasswordHashing hashing;
    private final RequestLimits requests;
    private final Limits limits;
    private final SignInSteps steps;
    private final Clock clock;

    @Inject
    SignIn(PasswordHashing hashing, RequestLimits requests, Limits limits, SignInSteps steps, Clock clock) {
        this.hashing = hashing;
        this.requests = requests;
        this.limits = limits;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * What is presented.
     *
     * @param scope where the name is unique
     * @param proofs what comes along with the password
     * @param audience the door that the session's tokens are for
     */
    public record Attempt(NameScope scope, LoginName name, Secret password, Proofs proofs, String audience) {}

    public SignInOutcome signIn(Attempt attempt, Circumstances circumstances) {
        return hashing.admit().as(new Admission.Cases<>() {
            @Override
            public SignInOutcome admitted(Admission.Admitted admitted) {
                return decide(attempt, circumstances, admitted.ticket());
            }

            @Override
            public SignInOutcome overloaded(Admission.Overloaded overloaded) {
                return new SignInOutcome.Overloaded(overloaded.retryAfter());
            }
        });
    }

    private SignInOutcome decide(Attempt attempt, Circumstances circumstances, HashingTicket ticket) {
        Candidate candidate;
        Checked checked;
        Optional<Hashed> rehashed;
        try (ticket) {
            Optional<Duration> wait =
                    requests.take(limits.loginsPerAddress(), circumstances.address(), clock.instant());
            if (wait.isPresent()) {
                return new SignInOutcome.TooMany(wait.get());
            }
            candidate = steps.look(attempt.scope(), attempt.name());
            if (candidate.lockedUntil().isPresent()) {
                return steps.refuseLocked(candidate, candidate.lockedUntil().get(), circumstances);
            }
            checked = ticket.verify(candidate.password(), attempt.password());
            rehashed = checked.needsRehash() ? Optional.of(ticket.hash(attempt.password())) : Optional.empty();
        }
        return steps.conclude(candidate, checked.matches(), rehashed, attempt, circumstances);
    }
}

package gatehouse.authentication;

import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.Checked;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * A subject signs in with name, password, and a proof of each further factor that is enrolled. In order: room in the
 * hashing bulkhead, or the refusal that there is none; one short transaction that counts the attempt of the address and
 * reads who the name may be; a place, and the hash, with no transaction and no database connection held; a second short transaction
 * that gives the verdict, counts it, and opens the session.
 *
 * <p>A name that nobody has is counted, locked and hashed for like any other.
 *
 * <p>Who shows a passkey whose device verified its holder needs no password: one short transaction does.
 */
@ApplicationScoped
public class SignIn {
    private final PasswordHashing hashing;
    private final SignInSteps steps;

    @Inject
    SignIn(PasswordHashing hashing, SignInSteps steps) {
        this.hashing = hashing;
        this.steps = steps;
    }

    /**
     * What is presented.
     *
     * @param scope where the name is unique
     * @param password empty where a passkey is two factors on its own
     * @param proofs what comes along with the password
     * @param audience the door that the session's tokens are for
     */
    public record Attempt(NameScope scope, LoginName name, Optional<Secret> password, Proofs proofs, String audience) {}

    public SignInOutcome signIn(Attempt attempt, Circumstances circumstances) {
        if (attempt.password().isEmpty()) {
            return steps.count(circumstances)
                    .<SignInOutcome>map(SignInOutcome.TooMany::new)
                    .orElseGet(() -> steps.openWithoutPassword(attempt, circumstances));
        }
        return hashing.admit().as(new Admission.Cases<>() {
            @Override
            public SignInOutcome admitted(Admission.Admitted admitted) {
                return decide(attempt, attempt.password().get(), circumstances, admitted.ticket());
            }

            @Override
            public SignInOutcome overloaded(Admission.Overloaded overloaded) {
                return new SignInOutcome.Overloaded(overloaded.retryAfter());
            }
        });
    }

    private SignInOutcome decide(Attempt attempt, Secret password, Circumstances circumstances, HashingTicket ticket) {
        Candidate candidate;
        Checked checked;
        Optional<Hashed> rehashed;
        try (ticket) {
            Look look = steps.look(attempt.scope(), attempt.name(), circumstances);
            if (look instanceof Look.TooMany tooMany) {
                return new SignInOutcome.TooMany(tooMany.retryAfter());
            }
            candidate = ((Look.At) look).candidate();
            if (candidate.lockedUntil().isPresent()) {
                return steps.refuseLocked(candidate, candidate.lockedUntil().get(), circumstances);
            }
            checked = ticket.verify(candidate.password(), password);
            rehashed = checked.needsRehash() ? Optional.of(ticket.hash(password)) : Optional.empty();
        }
        return steps.conclude(candidate, checked.matches(), rehashed, attempt, circumstances);
    }
}

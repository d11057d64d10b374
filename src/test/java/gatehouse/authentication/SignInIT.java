package gatehouse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.door.Audience;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.rig.InsideGatehouse;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How many guesses were verified is no caller's business; the audit log knows. */
class SignInIT extends InsideGatehouse {
    private static final int ALLOWED_FAILURES = 5;
    private static final int AT_ONCE = 20;

    @Inject
    SignIn signIn;

    @Inject
    Randomness randomness;

    @Resource
    ManagedExecutorService threads;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Test
    void ofTwentyParallelWrongGuessesFiveGetAVerdict() throws Exception {
        guessAtOnce("sandbox-system", trace());
    }

    @Test
    void aNameThatNobodyHasIsCountedAndLockedAlike() throws Exception {
        guessAtOnce("nobody-" + randomness.digits(12), trace());
    }

    private void guessAtOnce(String name, String trace) throws Exception {
        Callable<SignInOutcome> guess = () -> signIn.signIn(
                new SignIn.Attempt(
                        NameScope.GLOBAL,
                        LoginName.of(name),
                        Optional.of(Secret.of("wrong_password")),
                        Proofs.NONE,
                        Audience.ECLIPSE),
                new Circumstances("192.0.2.1", trace));

        List<Future<SignInOutcome>> guesses = threads.invokeAll(Collections.nCopies(AT_ONCE, guess));

        long served = guesses.stream().filter(SignInIT::isServed).count();
        assertThat(served).isGreaterThan(ALLOWED_FAILURES);
        assertThat(recorded(trace, "Refused")).isEqualTo(ALLOWED_FAILURES);
        assertThat(recorded(trace, "Locked")).isEqualTo(served - ALLOWED_FAILURES);
    }

    /** On a machine with much else to do some get no connection in time, and no verdict. */
    private static boolean isServed(Future<SignInOutcome> guess) {
        try {
            return guess.get() != null;
        } catch (ExecutionException unserved) {
            return false;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private String trace() {
        return "f" + randomness.digits(31);
    }

    private long recorded(String trace, String outcome) {
        List<?> rows = entities.createNativeQuery(
                        "select id from audit_record where action = 'SIGN_IN' and trace_id = ?1 and outcome = ?2")
                .setParameter(1, trace)
                .setParameter(2, outcome)
                .getResultList();
        return rows.size();
    }
}

package gatehouse.credential;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.SessionOpening;
import gatehouse.authentication.SessionOpening.Entrant;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Passwords;
import gatehouse.identity.ReadyPassword;
import gatehouse.subject.Subject;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/**
 * What follows when a subject that had none gets a password: guesses at one that there was not are forgotten, and its owner
 * is signed in.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FirstPassword {
    private final Passwords passwords;
    private final Lockouts lockouts;
    private final Tenants tenants;
    private final SessionOpening opening;

    @Inject
    FirstPassword(Passwords passwords, Lockouts lockouts, Tenants tenants, SessionOpening opening) {
        this.passwords = passwords;
        this.lockouts = lockouts;
        this.tenants = tenants;
        this.opening = opening;
    }

    /**
     * @param subject with its row locked
     * @param audience the door that the session's tokens are for
     */
    public SignedIn set(Subject subject, ReadyPassword password, String audience, Circumstances circumstances) {
        password.store(passwords, subject.id(), Optional.empty());
        lockouts.unlock(Holder.of(Factors.PASSWORD, subject.id()));
        Population population = tenants.population(subject.tenantId(), subject.population());
        return opening.open(new Entrant(subject, population, Factors.PASSWORD, audience, circumstances));
    }
}

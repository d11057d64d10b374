package gatehouse.identity;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SecondFactors;
import gatehouse.authenticator.password.Passwords;
import gatehouse.authenticator.password.StoredPassword;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.identity.IdentityOutcome.Done;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Customers;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The identities that customers sign in with: the short transactions that find, keep and remove them. Whether the caller
 * may was asked before.
 */
@ApplicationScoped
@Transactional
public class Identities {
    private final Customers customers;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Numbers numbers;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final FactorChanges factorChanges;
    private final FactorGuard guard;
    private final Sessions sessions;
    private final Lockouts lockouts;
    private final Event<Occurrence> occurrences;

    @Inject
    Identities(
            Customers customers,
            Subjects subjects,
            Tenants tenants,
            Numbers numbers,
            Passwords passwords,
            SecondFactors factors,
            FactorChanges factorChanges,
            FactorGuard guard,
            Sessions sessions,
            Lockouts lockouts,
            Event<Occurrence> occurrences) {
        this.customers = customers;
        this.subjects = subjects;
        this.tenants = tenants;
        this.numbers = numbers;
        this.passwords = passwords;
        this.factors = factors;
        this.factorChanges = factorChanges;
        this.guard = guard;
        this.sessions = sessions;
        this.lockouts = lockouts;
        this.occurrences = occurrences;
    }

    /** @return empty when the tenant has no such customer; a customer without identities has an empty list */
    public Optional<List<Identity>> list(long tenantId, long customerId) {
        return customers
                .find(tenantId, customerId)
                .map(customer -> subjects.ofCustomer(customerId).stream()
                        .map(this::identity)
                        .toList());
    }

    /** Its sessions end, and its name is free again. */
    public IdentityOutcome delete(
            Caller caller, long tenantId, long customerId, LoginName name, Circumstances circumstances) {
        Optional<Subject> found = find(tenantId, customerId, name).flatMap(subject -> subjects.lock(subject.id()));
        if (found.isEmpty()) {
            return Refused.MISSING;
        }
        Subject subject = found.get();
        if (!guard.lets(caller, subject)) {
            return Refused.GUARDED;
        }
        Identity last = identity(subject);
        sessions.endAll(subject.id(), Optional.empty(), EndReason.SUBJECT_REMOVED);
        lockouts.forget(subject.id());
        subjects.remove(subject);
        occurrences.fire(Occurrence.by(caller, subject, Action.DELETE_IDENTITY, "DONE", circumstances));
        return new Done(last, Optional.empty());
    }

    /** The population that identities of this customer live in; empty when the tenant has no such customer. */
    Optional<Population> populationOf(long tenantId, long customerId) {
        return customers.find(tenantId, customerId).map(customer -> tenants.population(tenantId, Population.CUSTOMERS));
    }

    boolean isTaken(Population population, LoginName name) {
        return subjects.find(NameScope.of(population), name).isPresent();
    }

    public Optional<Subject> find(long tenantId, long customerId, LoginName name) {
        return subjects.ofCustomer(customerId).stream()
                .filter(subject -> subject.tenantId() == tenantId)
                .filter(subject -> subject.loginName().equals(name))
                .findFirst();
    }

    /** @throws jakarta.persistence.PersistenceException when the name was taken at the same moment */
    Done add(
            Caller caller,
            Population population,
            CreateIdentity.Wish wish,
            Optional<ReadyPassword> password,
            Circumstances circumstances) {
        Subject subject = subjects.addForCustomer(numbers.next(), population, wish.name(), wish.customerId());
        wish.validity().authLockedAfter().ifPresent(subject::lockAfter);
        password.ifPresent(
                ready -> ready.store(passwords, subject.id(), wish.validity().passwordExpires()));
        occurrences.fire(Occurrence.by(caller, subject, Action.CREATE_IDENTITY, "DONE", circumstances));
        Optional<OtpAuthUri> totp = factorChanges.apply(caller, subject, wish.factors(), circumstances);
        return new Done(identity(subject), totp);
    }

    Identity identity(Subject subject) {
        return new Identity(
                subject.loginName(),
                subject.tenantId(),
                subject.customerId().orElseThrow(),
                subject.authLockedAfter(),
                expiry(subject),
                factors.enrolled(subject.id()),
                subject.created());
    }

    private Optional<Instant> expiry(Subject subject) {
        return passwords.find(subject.id()).flatMap(StoredPassword::expires);
    }
}

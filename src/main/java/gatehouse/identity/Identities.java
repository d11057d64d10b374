package gatehouse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Target;
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
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.Parties;
import gatehouse.subject.Party;
import gatehouse.subject.PartyId;
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
 * The identities that customers and admin users sign in with: the short transactions that find, keep and remove them. Whether the caller
 * may was asked before.
 */
@ApplicationScoped
@Transactional
public class Identities {
    private final Parties parties;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Numbers numbers;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final FactorChanges factorChanges;
    private final FactorGuard guard;
    private final Standing standing;
    private final Refusals refusals;
    private final Sessions sessions;
    private final Lockouts lockouts;
    private final Event<Occurrence> occurrences;

    @Inject
    Identities(
            Parties parties,
            Subjects subjects,
            Tenants tenants,
            Numbers numbers,
            Passwords passwords,
            SecondFactors factors,
            FactorChanges factorChanges,
            FactorGuard guard,
            Standing standing,
            Refusals refusals,
            Sessions sessions,
            Lockouts lockouts,
            Event<Occurrence> occurrences) {
        this.parties = parties;
        this.subjects = subjects;
        this.tenants = tenants;
        this.numbers = numbers;
        this.passwords = passwords;
        this.factors = factors;
        this.factorChanges = factorChanges;
        this.guard = guard;
        this.standing = standing;
        this.refusals = refusals;
        this.sessions = sessions;
        this.lockouts = lockouts;
        this.occurrences = occurrences;
    }

    /** @return empty when the tenant has no such customer or admin user; one without identities has an empty list */
    public Optional<List<Identity>> list(long tenantId, PartyId party) {
        // Members have no factors of this kind, and would be let past any that they were given.
        return parties.find(tenantId, party)
                .map(known -> subjects.underSharedNames(party).stream()
                        .map(this::identity)
                        .toList());
    }

    /** Its sessions end, and its name is free again. */
    public IdentityOutcome delete(
            Caller caller, long tenantId, PartyId party, LoginName name, Circumstances circumstances) {
        Optional<Subject> found = find(tenantId, party, name).flatMap(subject -> subjects.lock(subject.id()));
        IdentityOutcome outcome =
                found.map(subject -> delete(caller, subject, circumstances)).orElse(Refused.MISSING);
        return refusals.told(outcome, caller, Target.of(tenantId, party), Action.DELETE_IDENTITY, circumstances);
    }

    private IdentityOutcome delete(Caller caller, Subject subject, Circumstances circumstances) {
        Optional<IdentityOutcome> objection =
                standing.objection(caller, subject.party(), subject.role(), subject.tenantId());
        if (objection.isPresent()) {
            return objection.get();
        }
        if (!guard.lets(caller, subject)) {
            return Refused.GUARDED;
        }
        if (subject.role().isStaff() && caller.subjectId() == subject.id()) {
            return Refused.ONESELF;
        }
        Identity last = identity(subject);
        remove(subject);
        occurrences.fire(Occurrence.by(caller, subject, Action.DELETE_IDENTITY, "DONE", circumstances));
        return new Done(last, Optional.empty());
    }

    /**
     * Takes somebody's way to sign in away, whoever decided so.
     *
     * @param subject with its row locked
     */
    public void remove(Subject subject) {
        sessions.endAll(subject.id(), Optional.empty(), EndReason.SUBJECT_REMOVED);
        lockouts.forget(subject.id());
        subjects.remove(subject);
    }

    /** The population that identities of this customer or admin user live in; empty when the tenant has none such. */
    Optional<Population> populationOf(long tenantId, PartyId party) {
        return parties.find(tenantId, party).map(known -> tenants.population(tenantId, known.population()));
    }

    boolean isTaken(Population population, LoginName name) {
        return subjects.find(NameScope.of(population), name).isPresent();
    }

    public Optional<Subject> find(long tenantId, PartyId party, LoginName name) {
        return subjects.find(tenantId, party, name);
    }

    /** @throws jakarta.persistence.PersistenceException when the name was taken at the same moment */
    IdentityOutcome add(
            Caller caller,
            Population population,
            CreateIdentity.Wish wish,
            Optional<ReadyPassword> password,
            Circumstances circumstances) {
        Optional<Party> party = parties.lock(wish.tenantId(), wish.party());
        if (party.isEmpty()) {
            return Refused.MISSING;
        }
        Optional<IdentityOutcome> objection =
                standing.objection(caller, wish.party(), party.get().role(), wish.tenantId());
        if (objection.isPresent()) {
            return objection.get();
        }
        Subject subject = subjects.add(numbers.next(), population, wish.name(), party.get());
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
                subject.party(),
                subject.authLockedAfter(),
                expiry(subject),
                factors.enrolled(subject.id()),
                subject.created());
    }

    Optional<Instant> expiry(Subject subject) {
        return passwords.find(subject.id()).flatMap(StoredPassword::expires);
    }
}

package gatehouse.passkey;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.passkey.Passkey;
import gatehouse.authenticator.passkey.Passkeys;
import gatehouse.authenticator.password.Passwords;
import gatehouse.identity.FactorGuard;
import gatehouse.identity.Identities;
import gatehouse.identity.NewFactors;
import gatehouse.identity.Standing;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys of an identity: shown, and taken away one by one. Whether the caller may at all was asked before. */
@ApplicationScoped
@Transactional
public class KeptPasskeys {
    private final Identities identities;
    private final Subjects subjects;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final FactorGuard guard;
    private final Standing standing;
    private final NewFactors newFactors;
    private final Event<Occurrence> occurrences;

    @Inject
    KeptPasskeys(
            Identities identities,
            Subjects subjects,
            Passkeys passkeys,
            Passwords passwords,
            FactorGuard guard,
            Standing standing,
            NewFactors newFactors,
            Event<Occurrence> occurrences) {
        this.identities = identities;
        this.subjects = subjects;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.guard = guard;
        this.standing = standing;
        this.newFactors = newFactors;
        this.occurrences = occurrences;
    }

    /** @return oldest first; empty when the customer or admin user has no such identity */
    public Optional<List<Passkey>> list(long tenantId, PartyId party, LoginName name) {
        return identities.find(tenantId, party, name).map(subject -> passkeys.of(subject.id()));
    }

    /** All other sessions end, and the owner is told. */
    public PasskeyRemoval remove(
            Caller caller, long tenantId, PartyId party, LoginName name, UUID passkey, Circumstances circumstances) {
        return remove(
                caller,
                identities.find(tenantId, party, name).flatMap(subject -> subjects.lock(subject.id())),
                tenantId,
                passkey,
                circumstances);
    }

    /**
     * The same, for who found the owner in another way.
     *
     * @param owner with the row locked; empty when there is none
     */
    @Transactional(TxType.MANDATORY)
    public PasskeyRemoval remove(
            Caller caller, Optional<Subject> owner, long tenantId, UUID passkey, Circumstances circumstances) {
        PasskeyRemoval outcome = owner.filter(subject -> has(subject, passkey))
                .map(subject -> remove(caller, subject, passkey))
                .orElse(PasskeyRemoval.MISSING);
        occurrences.fire(new Occurrence(
                Action.RETIRE_FACTOR,
                Optional.of(Factors.PASSKEY),
                outcome.name(),
                Optional.of(tenantId),
                owner.map(Subject::id),
                Optional.of(caller.subjectId()),
                circumstances));
        return outcome;
    }

    private PasskeyRemoval remove(Caller caller, Subject subject, UUID passkey) {
        if (!standing.lets(caller, subject.party(), subject.role(), subject.tenantId())) {
            return PasskeyRemoval.OUTRANKED;
        }
        if (!guard.lets(caller, subject)) {
            return PasskeyRemoval.GUARDED;
        }
        if (standing.isStale(caller, subject.role())) {
            return PasskeyRemoval.STALE;
        }
        if (isTheOnlyWayIn(subject) && !guard.mayOverride(caller, subject)) {
            return PasskeyRemoval.LAST;
        }
        passkeys.retire(subject.id(), passkey);
        newFactors.follow(subject, Optional.of(caller.session()).filter(own -> caller.subjectId() == subject.id()));
        return PasskeyRemoval.DONE;
    }

    private boolean has(Subject subject, UUID passkey) {
        return passkeys.of(subject.id()).stream().anyMatch(one -> one.id().equals(passkey));
    }

    private boolean isTheOnlyWayIn(Subject subject) {
        return passwords.find(subject.id()).isEmpty()
                && passkeys.of(subject.id()).size() == 1;
    }
}

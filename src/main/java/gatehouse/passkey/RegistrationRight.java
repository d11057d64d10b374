package gatehouse.passkey;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Callers;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.SecondFactors;
import gatehouse.identity.FactorGuard;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may register a passkey for a subject (5.18): its owner in a session that was opened with all that a login asks for;
 * shortly after a customer's was made whoever may make one, and whoever has the code that was sent to it. A code proves
 * nothing any more as soon as there is a factor that it would get around.
 */
@ApplicationScoped
class RegistrationRight {
    private final FactorGuard guard;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final PresenceProof proof;
    private final Access access;
    private final Clock clock;

    @Inject
    RegistrationRight(
            FactorGuard guard,
            SecondFactors factors,
            Sessions sessions,
            PresenceProof proof,
            Access access,
            Clock clock) {
        this.access = access;
        this.guard = guard;
        this.factors = factors;
        this.sessions = sessions;
        this.proof = proof;
        this.clock = clock;
    }

    boolean isOf(Caller caller, Subject subject) {
        return (isOwner(caller, subject) || isOpen(subject) && mayCreate(caller, subject))
                && guard.lets(caller, subject);
    }

    private static boolean isOwner(Caller caller, Subject subject) {
        return caller.subjectId() == subject.id();
    }

    /** Identities of staff may stand above whoever made them: theirs alone is what they sign in with. */
    private boolean mayCreate(Caller caller, Subject subject) {
        return subject.customerId().isPresent()
                && access.allows(caller, Permission.CREATE_IDENTITY, Target.of(subject.tenantId(), subject.party()));
    }

    boolean isProvedBy(Secret code, Subject subject, Circumstances circumstances) {
        return subject.customerId().isPresent()
                && isOpen(subject)
                && hasNothingToGetAround(subject)
                && proof.isGivenBy(subject, code, circumstances);
    }

    private boolean isOpen(Subject subject) {
        return subject.isOpenForEnrolmentAt(clock.instant());
    }

    private boolean hasNothingToGetAround(Subject subject) {
        return factors.enrolled(subject.id()).isEmpty();
    }

    /**
     * Whether what was right when it was asked still is.
     *
     * @param subject with its row locked
     * @param session in which it was asked; empty when it was asked with a code
     */
    boolean stillHolds(Optional<UUID> session, Subject subject) {
        if (subject.isLockedForGoodAt(clock.instant())) {
            return false;
        }
        return session.isEmpty()
                ? hasNothingToGetAround(subject)
                : caller(session.get())
                        .filter(caller -> isOwner(caller, subject) || mayCreate(caller, subject))
                        .filter(caller -> guard.lets(caller, subject))
                        .isPresent();
    }

    /** @return empty when the session is over */
    Optional<Caller> caller(UUID session) {
        return sessions.findPresence(session).map(Callers::of);
    }
}

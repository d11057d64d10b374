package gatehouse.staff;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Callers;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.session.Sessions;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.PartyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lets staff act on staff one after the other. A request was let in by what held then; since that moment somebody may have
 * moved or dismissed whoever makes it. So the rows of who acts and of whom it is about are locked first, in the order of
 * their numbers, and only then is it asked again whether the session lives and its role may: of two who dismiss each other
 * one is late. Whoever has a second factor that confirms has shown it lately.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Standing {
    private final AdminUsers adminUsers;
    private final Sessions sessions;
    private final Access access;
    private final ConfirmSession confirmSession;

    @Inject
    Standing(AdminUsers adminUsers, Sessions sessions, Access access, ConfirmSession confirmSession) {
        this.adminUsers = adminUsers;
        this.sessions = sessions;
        this.access = access;
        this.confirmSession = confirmSession;
    }

    /**
     * @param deed what is done in the name of the caller, who is what they are now
     * @return what came of it, or that the caller is signed out, may not any more, or has to show a second factor again
     */
    AdminUserOutcome act(Caller caller, Permission permission, Target target, Function<Caller, AdminUserOutcome> deed) {
        lock(caller, target);
        Optional<Caller> now = sessions.findPresence(caller.session()).map(Callers::of);
        if (now.isEmpty()) {
            return Refused.SIGNED_OUT;
        }
        if (!access.allows(now.get(), permission, target)) {
            return Refused.FORBIDDEN;
        }
        return confirmSession.letsActOnStaff(now.get()) ? deed.apply(now.get()) : Refused.STALE;
    }

    private void lock(Caller caller, Target target) {
        Stream.of(caller.party(), target.party())
                .flatMap(Optional::stream)
                .filter(party -> party.kind() == PartyId.Kind.ADMIN_USER)
                .map(PartyId::number)
                .distinct()
                .sorted()
                .forEach(adminUsers::lock);
    }
}

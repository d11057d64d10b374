package gatehouse.staff;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.identity.Identities;
import gatehouse.staff.AdminUserOutcome.Done;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets an admin user go, with all identities and sessions. Whoever does it stays, so that somebody does. */
@ApplicationScoped
public class DismissAdminUser {
    private final AdminUsers adminUsers;
    private final Subjects subjects;
    private final Identities identities;
    private final Standing standing;
    private final Access access;
    private final Attempts attempts;

    @Inject
    DismissAdminUser(
            AdminUsers adminUsers,
            Subjects subjects,
            Identities identities,
            Standing standing,
            Access access,
            Attempts attempts) {
        this.adminUsers = adminUsers;
        this.subjects = subjects;
        this.identities = identities;
        this.standing = standing;
        this.access = access;
        this.attempts = attempts;
    }

    @Transactional
    public AdminUserOutcome dismiss(Caller caller, long tenantId, PartyId who, Circumstances circumstances) {
        Target target = Target.of(tenantId, who);
        AdminUserOutcome outcome = standing.act(
                caller,
                Permission.DELETE_ADMIN_USER,
                target,
                mandated -> adminUsers
                        .lock(tenantId, who.number())
                        .map(found -> dismiss(mandated, found))
                        .orElse(Refused.MISSING));
        return attempts.told(outcome, caller, target, Action.DELETE_ADMIN_USER, circumstances);
    }

    private AdminUserOutcome dismiss(Caller caller, AdminUser found) {
        if (caller.is(found.party())) {
            return Refused.ONESELF;
        }
        if (!access.isAtLeast(caller, found.role(), found.tenantId())) {
            return Refused.OUTRANKED;
        }
        for (Subject identity : subjects.of(found.party())) {
            subjects.lock(identity.id()).ifPresent(identities::remove);
        }
        adminUsers.remove(found);
        return new Done(found);
    }
}

package gatehouse.staff;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.staff.AdminUserOutcome.Done;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Gives an admin user another role. Its identities change with it, and their sessions end, because they were opened with
 * the rights of the old one.
 */
@ApplicationScoped
public class MoveAdminUser {
    private final AdminUsers adminUsers;
    private final Subjects subjects;
    private final Sessions sessions;
    private final Standing standing;
    private final Grants grants;
    private final Access access;
    private final Attempts attempts;

    @Inject
    MoveAdminUser(
            AdminUsers adminUsers,
            Subjects subjects,
            Sessions sessions,
            Standing standing,
            Grants grants,
            Access access,
            Attempts attempts) {
        this.adminUsers = adminUsers;
        this.subjects = subjects;
        this.sessions = sessions;
        this.standing = standing;
        this.grants = grants;
        this.access = access;
        this.attempts = attempts;
    }

    @Transactional
    public AdminUserOutcome move(Caller caller, long tenantId, PartyId who, Role role, Circumstances circumstances) {
        Target target = Target.of(tenantId, who);
        AdminUserOutcome outcome = standing.act(
                caller,
                Permission.CHANGE_ADMIN_USER,
                target,
                mandated -> adminUsers
                        .lock(tenantId, who.number())
                        .map(found -> objection(mandated, found, role).orElseGet(() -> become(found, role)))
                        .orElse(Refused.MISSING));
        return attempts.told(outcome, caller, target, Action.CHANGE_ADMIN_USER, circumstances);
    }

    private Optional<AdminUserOutcome> objection(Caller caller, AdminUser found, Role role) {
        if (caller.is(found.party())) {
            return Optional.of(Refused.ONESELF);
        }
        return access.isAtLeast(caller, found.role(), found.tenantId())
                ? grants.objection(caller, role, found.tenantId())
                : Optional.of(Refused.OUTRANKED);
    }

    private Done become(AdminUser adminUser, Role role) {
        adminUser.becomes(role);
        for (Subject identity : subjects.of(adminUser.party())) {
            subjects.lock(identity.id()).ifPresent(subject -> subject.becomes(role));
            sessions.endAll(identity.id(), Optional.empty(), EndReason.ROLE_CHANGED);
        }
        return new Done(adminUser);
    }
}

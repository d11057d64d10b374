package gatehouse.console;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.PermissionChanges;
import gatehouse.access.PermissionKey;
import gatehouse.access.PermissionTable;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.staff.ChangePermissions;
import gatehouse.subject.Role;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which roles may do what at a tenant, for those who decide it there. */
@Path("/tenants/{tenantId}/permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PermissionsResource {
    private static final int MOST_ROLES = 100;

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ChangePermissions change;

    @Inject
    Access access;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /** @param permissions for each key the roles that are permitted; under a key that is missing the defaults hold */
    public record Permissions(
            @NotNull @Size(max = MOST_ROLES)
            Map<
                            @CodePointLength(max = 100) String,
                            @NotNull @Size(max = MOST_ROLES) List<@NotNull @CodePointLength(max = 40) String>>
                    permissions) {
        static Permissions of(PermissionTable table) {
            Map<String, List<String>> all = new LinkedHashMap<>();
            for (PermissionKey key : PermissionKey.values()) {
                all.put(
                        key.published(),
                        table.listed(key).stream().map(Role::name).toList());
            }
            return new Permissions(all);
        }
    }

    /** Every key with all roles that are permitted, changed or not. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public Permissions read() {
        current.allowed(Permission.READ_PERMISSIONS, Target.tenant(tenantId));
        if (tenantId == Tenant.PLATFORM || tenants.find(tenantId).isEmpty()) {
            throw new NotFoundException();
        }
        return Permissions.of(access.permissionsAt(tenantId));
    }

    /** 200 with every key as it is now; 400 that names a key which would permit more than the defaults. */
    @PUT
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public Permissions change(@Valid Permissions wanted) {
        Caller caller = current.allowed(Permission.CHANGE_PERMISSIONS, Target.tenant(tenantId));
        PermissionChanges changes = judged(wanted.permissions());
        if (!change.change(caller, tenantId, changes, current.circumstances())) {
            throw new NotFoundException();
        }
        return Permissions.of(access.permissionsAt(tenantId));
    }

    private static PermissionChanges judged(Map<String, List<String>> wanted) {
        return PermissionChanges.judge(wanted, new PermissionChanges.Cases<>() {
            @Override
            public PermissionChanges taken(PermissionChanges changes) {
                return changes;
            }

            @Override
            public PermissionChanges unknownKey(String key) {
                throw refused(key, "is no permission that a tenant may change");
            }

            @Override
            public PermissionChanges unknownRole(String key) {
                throw refused(key, "must list published roles and positions only");
            }

            @Override
            public PermissionChanges tooWide(String key, Role role) {
                throw refused(key, "must not list " + role + ", which is not permitted that");
            }
        });
    }

    private static InvalidCall refused(String key, String sentence) {
        return InvalidCall.of(key, "Permitted", sentence);
    }
}

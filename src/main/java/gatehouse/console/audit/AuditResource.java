package gatehouse.console.audit;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.audit.AuditTrail;
import gatehouse.console.audit.EventFields.Events;
import gatehouse.door.CurrentCaller;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** {@code GET /console/api/tenants/{t}/audit}: what happened at a tenant, page by page, which is also its export. */
@Path("/tenants/{tenantId}/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    AuditTrail trail;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /**
     * In the order of time. With an action or outcome a page may be short, even empty, and have a {@code next} all the same.
     * What was written up to a minute ago is all there; of what is later some may still come.
     */
    @GET
    @RolesAllowed(Groups.STAFF)
    public Events read(@BeanParam AuditQuery query) {
        current.allowed(Permission.READ_AUDIT, Target.tenant(tenantId));
        if (tenants.find(tenantId).isEmpty()) {
            throw new NotFoundException();
        }
        return query.read(trail, Optional.of(tenantId));
    }
}

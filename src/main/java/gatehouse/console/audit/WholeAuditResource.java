package gatehouse.console.audit;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.audit.AuditLog;
import gatehouse.audit.AuditTrail;
import gatehouse.audit.VerifiedPart;
import gatehouse.console.audit.EventFields.Events;
import gatehouse.door.CurrentCaller;
import gatehouse.tenant.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** {@code /console/api/audit}: what happened everywhere, and whether the record of it is whole; for a GLOBAL_ADMIN. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WholeAuditResource {
    private static final Target SERVER = Target.tenant(Tenant.PLATFORM);

    @Inject
    AuditTrail trail;

    @Inject
    AuditLog log;

    @Inject
    CurrentCaller current;

    /** @param after the {@code verifiedTo} of the part before; 0 to begin */
    public record VerificationRequest(@NotNull @Min(0) Long after) {}

    /**
     * @param verifiedTo the last position up to which nothing was changed
     * @param end the last position that is sealed at this moment
     * @param brokenAt the first position where something was changed, removed, added or moved; only with {@code BROKEN}
     */
    public record VerificationResponse(VerifiedPart.State state, long verifiedTo, long end, Long brokenAt) {}

    /** As at one tenant, of all and of what concerns none. */
    @GET
    @RolesAllowed("GLOBAL_ADMIN")
    @Consumes(MediaType.WILDCARD)
    public Events read(@BeanParam AuditQuery query) {
        current.allowed(Permission.VERIFY_AUDIT, SERVER);
        return query.read(trail, Optional.empty());
    }

    /**
     * Verifies the next 10,000 sealed records at most. {@code MORE} when there are others: ask again after what is verified.
     */
    @POST
    @Path("/verification")
    @RolesAllowed("GLOBAL_ADMIN")
    public VerificationResponse verify(@Valid VerificationRequest request) {
        current.allowed(Permission.VERIFY_AUDIT, SERVER);
        VerifiedPart part = log.verifyNext(request.after());
        return new VerificationResponse(
                part.state(), part.verifiedTo(), part.end(), part.brokenAt().orElse(null));
    }
}

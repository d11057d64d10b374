package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.ChangePolicies;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The rules of a tenant's populations, for a GLOBAL_ADMIN: {@code customers}, {@code staff}, {@code 1} (consumers) and
 * {@code 2} (corporates). Times are ISO 8601 durations of whole seconds.
 */
@Path("/tenants/{tenantId}/populations/{population}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("population")
    String population;

    @Inject
    ChangePolicies changePolicies;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /** 200 with the rules; 404 for a population that is none. */
    @GET
    @RolesAllowed("GLOBAL_ADMIN")
    @Consumes(MediaType.WILDCARD)
    public PolicyFields read() {
        current.allowed(Permission.CHANGE_POLICIES, Target.tenant(tenantId));
        return tenants.findPopulation(tenantId, population)
                .map(Population::policies)
                .map(PolicyFields::of)
                .orElseThrow(NotFoundException::new);
    }

    /**
     * 200 with the rules that hold from the next call on, on every node; sessions and codes that there are keep theirs.
     * All are replaced, so none may be left out; 400 names those that are out of range.
     */
    @PUT
    @RolesAllowed("GLOBAL_ADMIN")
    public PolicyFields replace(@Valid PolicyFields wanted) {
        Caller caller = current.allowed(Permission.CHANGE_POLICIES, Target.tenant(tenantId));
        return changePolicies
                .change(caller, tenantId, population, wanted.policies(), current.circumstances())
                .map(Population::policies)
                .map(PolicyFields::of)
                .orElseThrow(NotFoundException::new);
    }
}

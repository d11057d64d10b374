package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.ChangePolicies;
import gatehouse.operation.PolicyChange;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.PolicyObjection;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The rules of a tenant's populations: {@code customers}, {@code staff}, {@code 1} (consumers) and {@code 2} (corporates).
 * The tenant's own system sees them; only a GLOBAL_ADMIN changes them. Times are ISO 8601 durations of whole seconds.
 */
@Path("/tenants/{tenantId}/populations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ChangePolicies changePolicies;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /** 200 with the rules of all populations, by their names; 404 for a tenant that is none. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public List<PolicyFields> list() {
        current.allowed(Permission.READ_POLICIES, Target.tenant(tenantId));
        List<Population> populations = tenants.populations(tenantId);
        if (populations.isEmpty()) {
            throw new NotFoundException();
        }
        return populations.stream().map(PolicyFields::of).toList();
    }

    /** 200 with the rules; 404 for a population that is none. */
    @GET
    @Path("/{population}")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public PolicyFields read(@PathParam("population") String population) {
        current.allowed(Permission.READ_POLICIES, Target.tenant(tenantId));
        return tenants.findPopulation(tenantId, population)
                .map(PolicyFields::of)
                .orElseThrow(NotFoundException::new);
    }

    /**
     * 200 with the rules that hold from the next call on, on every node; sessions and codes that there are keep theirs.
     * All are replaced, so none may be left out; 400 names those that are out of range; 409 when they were changed since
     * the version that is sent.
     */
    @PUT
    @Path("/{population}")
    @RolesAllowed("GLOBAL_ADMIN")
    @Guarded
    public PolicyFields replace(@PathParam("population") String population, @Valid PolicyFields wanted) {
        Caller caller = current.allowed(Permission.CHANGE_POLICIES, Target.tenant(tenantId));
        ChangePolicies.Wish wish = new ChangePolicies.Wish(tenantId, population, wanted.version(), wanted.policies());
        return changePolicies.change(caller, wish, current.circumstances()).as(new PolicyChange.Cases<>() {
            @Override
            public PolicyFields done(Population changed) {
                return PolicyFields.of(changed);
            }

            @Override
            public PolicyFields missing() {
                throw new NotFoundException();
            }

            @Override
            public PolicyFields stale() {
                throw new ClientErrorException(Response.Status.CONFLICT);
            }

            @Override
            public PolicyFields objected(PolicyObjection objection) {
                throw worded(objection);
            }
        });
    }

    private static InvalidCall worded(PolicyObjection objection) {
        return switch (objection) {
            case OPEN_TO_NEWCOMERS ->
                InvalidCall.of("openToNewcomers", "Range", "must be false where the tenant lets everybody in itself");
            case EXPIRED_OPENS_CHANGE ->
                InvalidCall.of("expiredPasswordOpensChange", "Range", "must be false where no call changes it then");
            case IDLE_TOO_LONG -> InvalidCall.of("sessions.idle", "Range", "must be at most PT5M here");
        };
    }
}

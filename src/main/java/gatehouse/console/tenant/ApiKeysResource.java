package gatehouse.console.tenant;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Danger;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.ChangeApiKeys;
import gatehouse.operation.ChangeApiKeys.Made;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.tenant.ApiKey;
import gatehouse.tenant.ApiKeys;
import gatehouse.tenant.ApiKeys.Change;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** {@code /console/api/tenants/{t}/api-keys}: by which a tenant's programmes name themselves. */
@Path("/tenants/{tenantId}/api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ApiKeys keys;

    @Inject
    ChangeApiKeys change;

    @Inject
    Tenants tenants;

    @Inject
    Danger danger;

    @Inject
    CurrentCaller current;

    /** @param id by which it is known here; nobody calls with it */
    public record KeyFields(String id, ApiKey.Kind kind, Instant created) {
        static KeyFields of(ApiKey key) {
            return new KeyFields(key.id(), key.kind(), key.created());
        }
    }

    /** @param reason 5 to 200 visible characters; it stands in the audit */
    public record NewKey(@NotNull ApiKey.Kind kind, @NotNull String reason) {}

    /** @param key shown this once */
    public record NewKeyResponse(String id, ApiKey.Kind kind, String key) {
        @Override
        public String toString() {
            return "NewKeyResponse[" + id + "]";
        }
    }

    /** @param reason 5 to 200 visible characters; it stands in the audit */
    public record Why(@NotNull String reason) {}

    /** Oldest first. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public List<KeyFields> list() {
        current.allowed(Permission.READ_API_KEYS, Target.tenant(tenantId));
        if (tenants.find(tenantId).isEmpty()) {
            throw new NotFoundException();
        }
        return keys.of(tenantId).stream().map(KeyFields::of).toList();
    }

    /** 201 with the key; the others go on. 409 when there are ten of the kind. */
    @POST
    @RolesAllowed(Groups.STAFF)
    public Response make(@Valid NewKey wanted) {
        Made made = danger.dare(Permission.CHANGE_API_KEYS, Target.tenant(tenantId), wanted.reason())
                .act(act -> change.make(act.caller(), tenantId, wanted.kind(), act.circumstances()));
        require(made.change());
        Secret key = made.key().orElseThrow();
        return Response.status(Response.Status.CREATED)
                .entity(new NewKeyResponse(keys.idOf(key), wanted.kind(), key.reveal()))
                .build();
    }

    /** 204: from the next call on nobody comes in with it; 409 for the last one of its kind. */
    @POST
    @Path("/{keyId}/retire")
    @RolesAllowed(Groups.STAFF)
    public void retire(@PathParam("keyId") String keyId, @Valid Why why) {
        require(danger.dare(Permission.CHANGE_API_KEYS, Target.tenant(tenantId), why.reason())
                .act(act -> change.retire(act.caller(), tenantId, keyId, act.circumstances())));
    }

    private static void require(Change outcome) {
        switch (outcome) {
            case DONE -> {
                // 201 or 204
            }
            case MISSING -> throw new NotFoundException();
            case TOO_MANY ->
                throw new CodedRefusal(409, "TOO_MANY_KEYS", "There are ten of the kind: retire one first");
            case LAST -> throw new CodedRefusal(409, "LAST_KEY", "It is the last one of its kind: make another first");
        }
    }
}

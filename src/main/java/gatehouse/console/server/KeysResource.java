package gatehouse.console.server;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Danger;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.RotateKeys;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.tenant.Tenant;
import gatehouse.token.PublishedKey;
import gatehouse.token.Rotation;
import gatehouse.token.SigningKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** {@code /console/api/keys}: with which keys this server signs tokens, for a GLOBAL_ADMIN. */
@Path("/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeysResource {
    private static final Target SERVER = Target.tenant(Tenant.PLATFORM);

    @Inject
    SigningKeys keys;

    @Inject
    RotateKeys rotateKeys;

    @Inject
    Danger danger;

    @Inject
    CurrentCaller current;

    /** @param reason 5 to 200 visible characters; it stands in the audit */
    public record Why(@NotNull String reason) {}

    /** Those that are published, in the order in which they sign. */
    @GET
    @RolesAllowed("GLOBAL_ADMIN")
    @Consumes(MediaType.WILDCARD)
    public List<PublishedKey> list() {
        current.allowed(Permission.READ_SERVER, SERVER);
        return keys.list();
    }

    /**
     * 200 with the keys as they are now: the next one signs, and tokens of the one before stay good until they run out. 409
     * with the code {@code TOO_SOON} until the next one was published for a day, because whoever verifies reads keys now and
     * then only.
     */
    @POST
    @Path("/rotation")
    @RolesAllowed("GLOBAL_ADMIN")
    public List<PublishedKey> rotate(@Valid Why why) {
        Rotation rotation = danger.dare(Permission.ROTATE_KEYS, SERVER, why.reason())
                .act(act -> rotateKeys.rotate(act.caller(), act.circumstances()));
        return rotation.as(new Rotation.Cases<>() {
            @Override
            public List<PublishedKey> done() {
                return keys.list();
            }

            @Override
            public List<PublishedKey> tooSoon(Instant possibleFrom) {
                throw new CodedRefusal(409, "TOO_SOON", "The next key may sign from " + possibleFrom);
            }
        });
    }
}

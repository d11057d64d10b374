package gatehouse.sandbox;

import gatehouse.message.gateway.Channel;
import gatehouse.message.inbox.Inbox;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;

/** What would have reached phones and mailboxes. */
@Path("/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    private static final int MOST = 1000;

    @Inject
    Inbox inbox;

    /**
     * The dispatched messages, newest first.
     *
     * @param to only those to this number (a leading {@code +} is no difference) or address
     * @param channel only those of {@code SMS}, {@code EMAIL} or {@code PUSH}
     * @param limit how many at most, 1 to 1000
     */
    @GET
    @PermitAll
    public Response list(
            @QueryParam("to") String to,
            @QueryParam("channel") String channel,
            @QueryParam("limit") @DefaultValue("100") Integer limit) {
        Optional<Channel> wanted = Arrays.stream(Channel.values())
                .filter(known -> known.name().equals(channel))
                .findFirst();
        if (channel != null && wanted.isEmpty()) {
            return Refusal.badRequest("channel must be one of " + Arrays.toString(Channel.values()));
        }
        if (limit < 1 || limit > MOST) {
            return Refusal.badRequest("limit must be from 1 to " + MOST);
        }
        return Response.ok(inbox.list(Optional.ofNullable(to), wanted, limit)).build();
    }

    @DELETE
    @PermitAll
    public void clear() {
        inbox.clear();
    }
}

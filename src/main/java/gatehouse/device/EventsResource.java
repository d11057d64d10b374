package gatehouse.device;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** {@code GET /device/api/events}: tells a device what it is asked, as soon as it is asked. */
@Path("/events")
@RequestScoped
@SignedByDevice
public class EventsResource {
    private static final long LATER = 30;

    @Inject
    Listeners listeners;

    @Inject
    CurrentDevice current;

    /** 200, and events named {@code challenges} for up to ten minutes; 503 while too many listen: then poll. */
    @GET
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void listen(@Context SseEventSink sink, @Context Sse sse) {
        if (!listeners.add(current.id(), sink, sse)) {
            throw new ServiceUnavailableException(LATER);
        }
    }
}

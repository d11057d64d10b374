package gatehouse.console.server;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authenticator.password.HashingFigures;
import gatehouse.door.CurrentCaller;
import gatehouse.message.flow.Backlog;
import gatehouse.monitoring.Figures;
import gatehouse.tenant.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /console/api/load}: how busy the server is at this moment, for a GLOBAL_ADMIN. */
@Path("/load")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {
    private static final Outbox UNKNOWN = new Outbox(-1, -1);

    @Inject
    Figures figures;

    @Inject
    CurrentCaller current;

    /**
     * @param hashing of this node
     * @param outbox of the whole cluster
     */
    public record LoadResponse(Hashing hashing, Outbox outbox) {}

    /**
     * @param permits how many passwords may be hashed at the same time
     * @param busy how many are
     * @param waiting how many wait for it
     */
    public record Hashing(int permits, int busy, int waiting) {}

    /**
     * As it was at most five seconds ago; both are -1 while it cannot be read.
     *
     * @param queued messages that have not left yet; no more than 10,000 are counted
     * @param oldestSeconds how long the oldest of those that were counted has been there
     */
    public record Outbox(long queued, long oldestSeconds) {}

    @GET
    @RolesAllowed("GLOBAL_ADMIN")
    public LoadResponse read() {
        current.allowed(Permission.READ_SERVER, Target.tenant(Tenant.PLATFORM));
        HashingFigures hashing = figures.hashing();
        Outbox outbox = figures.outbox().map(LoadResource::outbox).orElse(UNKNOWN);
        return new LoadResponse(new Hashing(hashing.permits(), hashing.inUse(), hashing.waiting()), outbox);
    }

    static Outbox outbox(Backlog backlog) {
        return new Outbox(backlog.queued(), backlog.oldest().toSeconds());
    }
}

package gatehouse.console.audit;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.audit.Tallies;
import gatehouse.audit.Tally;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code GET /console/api/tenants/{t}/tallies}: how often what happened at a tenant, hour by hour. */
@Path("/tenants/{tenantId}/tallies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TalliesResource {
    private static final Duration LONGEST = Duration.ofDays(31);

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    Tallies tallies;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /** @param hour its beginning, in UTC */
    public record TallyFields(Instant hour, String action, String factor, String outcome, long count) {
        static TallyFields of(Tally tally) {
            return new TallyFields(
                    tally.hour(), tally.action(), tally.factor().orElse(null), tally.outcome(), tally.count());
        }
    }

    /**
     * In the order of time; hours in which nothing happened are left out. What happened is counted a second or two later,
     * and kept for 400 days.
     *
     * @param from a whole hour, ISO 8601 with an offset
     * @param to the first hour that is not wanted any more, at most 31 days later
     */
    @GET
    @RolesAllowed(Groups.STAFF)
    public List<TallyFields> read(@QueryParam("from") String from, @QueryParam("to") String to) {
        current.allowed(Permission.READ_AUDIT, Target.tenant(tenantId));
        if (tenants.find(tenantId).isEmpty()) {
            throw new NotFoundException();
        }
        Instant first = hour("from", from);
        Instant end = hour("to", to);
        if (end.isBefore(first) || Duration.between(first, end).compareTo(LONGEST) > 0) {
            throw InvalidCall.of("to", "Range", "must be at most 31 days after from");
        }
        return tallies.read(Optional.of(tenantId), first, end).stream()
                .map(TallyFields::of)
                .toList();
    }

    private static Instant hour(String parameter, String text) {
        return AuditQuery.moment(parameter, text)
                .filter(moment -> moment.equals(moment.truncatedTo(ChronoUnit.HOURS)))
                .orElseThrow(
                        () -> InvalidCall.of(parameter, "Hour", "must be a whole hour of ISO 8601 with an offset"));
    }
}

package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.message.route.Gateways;
import gatehouse.message.route.Route;
import gatehouse.message.route.Routes;
import gatehouse.operation.ChangeRoutes;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Through which of the server's gateways the messages of a tenant go. */
@Path("/tenants/{tenantId}/routes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoutesResource {
    private static final int MOST_ROUTES = 100;

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ChangeRoutes change;

    @Inject
    Routes routes;

    @Inject
    Gateways gateways;

    @Inject
    CurrentCaller current;

    /**
     * @param prefix how phone numbers begin, up to 7 digits with the country code; absent: everything else, mails too
     * @param gateways in the order in which they are asked
     */
    public record RouteFields(
            @Size(max = 7) String prefix,

            @NotNull @Size(min = 1, max = Route.MOST_GATEWAYS)
            List<@NotNull String> gateways) {
        static RouteFields of(Route route) {
            return new RouteFields(route.prefix().isEmpty() ? null : route.prefix(), route.gateways());
        }

        private String prefixOrAll() {
            return prefix == null ? "" : prefix;
        }
    }

    /** @param routes all of them; none: the server's order */
    public record RoutesRequest(
            @NotNull @Size(max = MOST_ROUTES) List<@NotNull @Valid RouteFields> routes) {}

    /** @param gateways that a route may name, in the server's order */
    public record RoutesResponse(List<RouteFields> routes, List<String> gateways) {}

    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public RoutesResponse read() {
        current.allowed(Permission.READ_ROUTES, Target.tenant(tenantId));
        return now();
    }

    /** 200 with what holds now; 400 for a gateway that this server has not. */
    @PUT
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public RoutesResponse replace(@Valid RoutesRequest wanted) {
        Caller caller = current.allowed(Permission.CHANGE_ROUTES, Target.tenant(tenantId));
        List<Route> all = wanted.routes().stream().map(this::route).toList();
        if (all.stream().map(Route::prefix).distinct().count() < all.size()) {
            throw InvalidCall.of("routes", "Distinct", "must not have two routes for one prefix");
        }
        if (!change.replace(caller, tenantId, all, current.circumstances())) {
            throw new NotFoundException();
        }
        return now();
    }

    private Route route(RouteFields fields) {
        if (!Route.isPrefix(fields.prefixOrAll())) {
            throw InvalidCall.of("prefix", "Prefix", "must be up to 7 digits, the first of them no zero");
        }
        if (!gateways.names().containsAll(fields.gateways()) || !Route.areInOrder(fields.gateways())) {
            throw InvalidCall.of("gateways", "Known", "must be gateways of this server, none twice");
        }
        return new Route(fields.prefixOrAll(), fields.gateways());
    }

    private RoutesResponse now() {
        return new RoutesResponse(
                routes.of(tenantId).stream().map(RouteFields::of).toList(), gateways.names());
    }
}

package gatehouse.message.route;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says which gateways are asked for a message, in which order. */
@ApplicationScoped
public class Router {
    private final Gateways gateways;
    private final Routes routes;

    @Inject
    public Router(Gateways gateways, Routes routes) {
        this.gateways = gateways;
        this.routes = routes;
    }

    /**
     * Those of the tenant's route with the longest prefix that fits, where they carry the message's channel; else the
     * server's order. Gateways that the server has no more are passed over.
     */
    public List<Hop> hops(long tenantId, Outgoing message) {
        Channel channel = message.channel();
        List<Hop> all = gateways.carrying(channel);
        if (channel == Channel.WEBHOOK) {
            return all;
        }
        List<Hop> own = Route.longest(routes.of(tenantId), digits(message)).stream()
                .flatMap(route -> route.gateways().stream())
                .flatMap(name -> named(name, all).stream())
                .toList();
        return own.isEmpty() ? all : own;
    }

    private static Optional<Hop> named(String name, List<Hop> all) {
        return all.stream().filter(hop -> hop.name().equals(name)).findFirst();
    }

    private static String digits(Outgoing message) {
        if (message.channel() != Channel.SMS) {
            return "";
        }
        return message.recipient().startsWith("+") ? message.recipient().substring(1) : message.recipient();
    }

    /** How long an attempt can take when every gateway is slow, with some time to mark the row. */
    public Duration patience() {
        return gateways.patience();
    }
}

package gatehouse.message.route;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayKind;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.LogGateway;
import gatehouse.message.gateway.ReceiptReader;
import gatehouse.message.inbox.Inbox;
import gatehouse.message.inbox.SandboxGateway;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gateways in the order in which they are asked, as {@code gatehouse.gateways} names them. In the sandbox there is
 * exactly one, whatever the setting says, and nothing leaves the machine. Events of a tenant go another way in both.
 */
@ApplicationScoped
public class Gateways {
    private static final String ORDER = "gatehouse.gateways";
    private static final String LOG = "log";

    private final List<Hop> inOrder;
    private final List<String> names;

    /**
     * @param kinds the protocols that a gateway's URL can begin with
     * @param ofOtherRooms what carries a channel that no setting is about
     */
    @Inject
    Gateways(
            Settings settings,
            Inbox inbox,
            @Any Instance<GatewayKind> kinds,
            @Any Instance<Gateway> ofOtherRooms,
            Clock clock) {
        this(
                chosen(settings, inbox, kinds.stream().toList()),
                ofOtherRooms.stream().toList(),
                clock);
    }

    /** @param ofOtherRooms are never paused */
    public Gateways(List<Gateway> chosen, List<Gateway> ofOtherRooms, Clock clock) {
        this.names = chosen.stream().map(Gateway::name).toList();
        this.inOrder = Stream.concat(
                        chosen.stream().map(gateway -> new Hop(gateway, Optional.of(new CircuitBreaker(clock)))),
                        ofOtherRooms.stream().map(gateway -> new Hop(gateway, Optional.empty())))
                .toList();
    }

    /** Makes a broken setting stop the start, not the first message. */
    void checkAtStart(@Observes Starting starting) {
        patience();
    }

    void close() {
        inOrder.forEach(Hop::close);
    }

    /** Of those that a route may name, in the server's order. */
    public List<String> names() {
        return names;
    }

    /** How receipts are read that the provider of a gateway sends by HTTP; empty when there is no such gateway either. */
    public Optional<ReceiptReader> receiptsOf(String name) {
        return inOrder.stream()
                .filter(hop -> hop.name().equals(name))
                .findFirst()
                .flatMap(Hop::receipts);
    }

    List<Hop> carrying(Channel channel) {
        return inOrder.stream().filter(hop -> hop.carries(channel)).toList();
    }

    Duration patience() {
        return Gateway.PATIENCE.multipliedBy(inOrder.size() + 1L);
    }

    static List<Gateway> chosen(Settings settings, Inbox inbox, List<GatewayKind> kinds) {
        return settings.isSandbox() ? List.of(new SandboxGateway(inbox)) : named(settings, kinds);
    }

    private static List<Gateway> named(Settings settings, List<GatewayKind> kinds) {
        List<String> names = settings.list(ORDER);
        if (names.stream().distinct().count() < names.size()) {
            throw new BrokenSetting(ORDER, "names a gateway twice");
        }
        if (names.isEmpty()) {
            return List.of(new LogGateway(LOG));
        }
        return names.stream().map(name -> named(name, settings, kinds)).toList();
    }

    private static Gateway named(String name, Settings settings, List<GatewayKind> kinds) {
        if (!name.matches("[a-z0-9-]{1,60}") || name.equals(SandboxGateway.NAME)) {
            throw new BrokenSetting(
                    ORDER, "must list names of lower-case letters, digits and dashes, none of them sandbox");
        }
        GatewaySettings own = new GatewaySettings(name, settings);
        if (name.equals(LOG) && own.secret("url").isEmpty() || own.scheme().equals(LOG)) {
            return new LogGateway(name);
        }
        return kinds.stream()
                .filter(kind -> kind.schemes().contains(own.scheme()))
                .findFirst()
                .orElseThrow(() -> own.broken("url", "must begin with one of " + schemes(kinds)))
                .create(own);
    }

    private static List<String> schemes(List<GatewayKind> kinds) {
        return Stream.concat(Stream.of(LOG), kinds.stream().flatMap(kind -> kind.schemes().stream()))
                .map(scheme -> scheme + ":")
                .sorted()
                .toList();
    }
}

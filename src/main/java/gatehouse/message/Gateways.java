package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.LogGateway;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gateways in the order in which they are asked, as {@code gatehouse.gateways} names them. In the sandbox there is
 * exactly one, whatever the setting says, and nothing leaves the machine. Events of a tenant go another way in both.
 */
@ApplicationScoped
class Gateways {
    private static final String ORDER = "gatehouse.gateways";
    private static final String LOG = "log";

    private final List<Gateway> inOrder;

    /** @param ofOtherRooms what carries a channel that no setting is about */
    @Inject
    Gateways(Settings settings, Inbox inbox, @Any Instance<Gateway> ofOtherRooms) {
        this(Stream.concat(chosen(settings, inbox).stream(), ofOtherRooms.stream())
                .toList());
    }

    Gateways(List<Gateway> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    /** Makes a broken setting stop the start, not the first message. */
    void checkAtStart(@Observes Starting starting) {
        patience();
    }

    public List<Gateway> carrying(Channel channel) {
        return inOrder.stream().filter(gateway -> gateway.carries(channel)).toList();
    }

    /** How long an attempt can take when every gateway is slow, with some time to mark the row. */
    public Duration patience() {
        return Gateway.PATIENCE.multipliedBy(inOrder.size() + 1L);
    }

    static List<Gateway> chosen(Settings settings, Inbox inbox) {
        return settings.isSandbox() ? List.of(new SandboxGateway(inbox)) : named(settings);
    }

    private static List<Gateway> named(Settings settings) {
        List<String> names = settings.list(ORDER);
        if (names.stream().distinct().count() < names.size()) {
            throw new BrokenSetting(ORDER, "names a gateway twice");
        }
        return (names.isEmpty() ? List.of(LOG) : names)
                .stream().map(name -> named(name, settings)).toList();
    }

    private static Gateway named(String name, Settings settings) {
        if (!name.matches("[a-z0-9-]{1,60}") || name.equals(SandboxGateway.NAME)) {
            throw new BrokenSetting(
                    ORDER, "must list names of lower-case letters, digits and dashes, none of them sandbox");
        }
        String setting = "gatehouse.gateway." + name + ".url";
        String url = settings.secret(setting)
                .or(() -> name.equals(LOG) ? Optional.of("log:") : Optional.empty())
                .orElseThrow(() -> new BrokenSetting(setting, "is missing, but " + ORDER + " names that gateway"));
        if (url.equals("log:")) {
            return new LogGateway(name);
        }
        throw new BrokenSetting(setting, "is not supported yet: only log: is");
    }
}

package gatehouse.platform.http.call;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.net.InetAddress;
import java.util.List;

/** The addresses and ranges that a setting names, comma separated; none when it is absent. */
public final class Networks {
    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    public static Networks from(Settings settings, String name) {
        try {
            return new Networks(settings.list(name).stream().map(Network::parse).toList());
        } catch (IllegalArgumentException notANetwork) {
            throw new BrokenSetting(name, "must be addresses or networks such as 10.0.0.0/8 or fd00::/8");
        }
    }

    public boolean hold(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}

package gatehouse.platform.http.call;

import gatehouse.platform.Settings;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The networks of {@code gatehouse.trusted-proxies}, and what is believed because of them. By default there are none,
 * and nothing that a caller writes into a header says where the caller is.
 */
final class TrustedProxies {
    private static final String SETTING = "gatehouse.trusted-proxies";
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)](?::\\d+)?|([^:]+):\\d+");

    private final Networks networks;

    private TrustedProxies(Networks networks) {
        this.networks = networks;
    }

    static TrustedProxies from(Settings settings) {
        return new TrustedProxies(Networks.from(settings, SETTING));
    }

    /**
     * Walks back from our own peer as long as the hop that speaks is trusted. What is not an address ends the walk at
     * the hop that wrote it.
     *
     * @param peer the other end of our connection
     * @param https whether that connection is encrypted
     * @param forwardedFor every entry of {@code X-Forwarded-For}, oldest first
     * @param forwardedProto every entry of {@code X-Forwarded-Proto}
     */
    ClientAddress clientOf(InetAddress peer, boolean https, List<String> forwardedFor, List<String> forwardedProto) {
        if (!trusts(peer)) {
            return new ClientAddress(peer, https);
        }
        InetAddress hop = peer;
        for (int i = forwardedFor.size() - 1; i >= 0 && trusts(hop); i--) {
            Optional<InetAddress> before = Network.address(withoutPort(forwardedFor.get(i)));
            if (before.isEmpty()) {
                break;
            }
            hop = before.get();
        }
        return new ClientAddress(hop, forwardedProto.isEmpty() ? https : allHttps(forwardedProto));
    }

    private boolean trusts(InetAddress hop) {
        return networks.hold(hop);
    }

    /** With several proxies each may have written: one plain hop is enough to make the way a plain one. */
    private static boolean allHttps(List<String> forwardedProto) {
        return forwardedProto.stream().allMatch("https"::equalsIgnoreCase);
    }

    private static String withoutPort(String entry) {
        Matcher parts = WITH_PORT.matcher(entry);
        if (!parts.matches()) {
            return entry;
        }
        return parts.group(1) != null ? parts.group(1) : parts.group(2);
    }
}

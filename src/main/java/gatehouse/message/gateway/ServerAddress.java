package gatehouse.message.gateway;

import gatehouse.platform.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Where a gateway connects to, and as whom.
 *
 * @param user empty when nobody signs in
 * @param password empty when {@code user} is
 */
public record ServerAddress(String host, int port, Optional<String> user, Optional<Secret> password) {
    /** Empty when it is no URL with a host. User and password may carry percent signs, as URLs do. */
    static Optional<ServerAddress> parse(String url, int usualPort) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() == null
                    || !uri.getPath().isEmpty() && !uri.getPath().equals("/")) {
                return Optional.empty();
            }
            int port = uri.getPort() < 0 ? usualPort : uri.getPort();
            String login = uri.getRawUserInfo();
            if (login == null) {
                return Optional.of(new ServerAddress(uri.getHost(), port, Optional.empty(), Optional.empty()));
            }
            int colon = login.indexOf(':');
            return colon < 1 ? Optional.empty() : Optional.of(of(uri.getHost(), port, login, colon));
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static ServerAddress of(String host, int port, String login, int colon) {
        return new ServerAddress(
                host,
                port,
                Optional.of(decoded(login.substring(0, colon))),
                Optional.of(Secret.of(decoded(login.substring(colon + 1)))));
    }

    /** A plus is a plus here. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Whether a connection stays on this machine. */
    public boolean isThisMachine() {
        return isThisMachine(host);
    }

    /** @param host as a URL has it */
    public static boolean isThisMachine(String host) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    /** Not who signs in. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}

package gatehouse.message.gateway;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.certificate.KeyStores;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What the settings say about one gateway: {@code gatehouse.gateway.NAME.url}, and what stands beside it. */
public final class GatewaySettings {
    private static final String URL = "url";
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(3);

    private final String name;
    private final Settings settings;

    /** @param name of the gateway */
    public GatewaySettings(String name, Settings settings) {
        this.name = name;
        this.settings = settings;
    }

    public String name() {
        return name;
    }

    /** The whole URL, which may have a password in it. */
    public Secret url() {
        return secret(URL).orElseThrow(() -> broken(URL, "is missing, but gatehouse.gateways names that gateway"));
    }

    /** What the URL begins with, in lower case. */
    public String scheme() {
        String url = url().reveal();
        int colon = url.indexOf(':');
        if (colon < 1) {
            throw broken(URL, "must begin with a scheme such as smtp:");
        }
        return url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** Host, port and login of a URL such as {@code smtp://user:password@host:port}. */
    public ServerAddress server(int usualPort) {
        return ServerAddress.parse(url().reveal(), usualPort)
                .orElseThrow(() -> broken(URL, "must be like " + scheme() + "://user:password@host:port"));
    }

    public Optional<String> text(String key) {
        return settings.text(full(key));
    }

    public Optional<Secret> secret(String key) {
        return settings.secret(full(key)).map(Secret::of);
    }

    public <E extends Enum<E>> E choice(String key, E otherwise) {
        return settings.choice(full(key), otherwise);
    }

    public int number(String key, int otherwise, int least, int most) {
        return settings.number(full(key), otherwise, least, most);
    }

    /** From {@code least} to {@code most}, both allowed. */
    public Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        Duration duration = settings.duration(full(key), otherwise);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw broken(key, "must be from " + least + " to " + most);
        }
        return duration;
    }

    /** The longest wait for an answer, {@code timeout}: from 100 ms to {@code most}, usually three seconds. */
    public Duration timeout(Duration most) {
        return duration("timeout", USUAL_TIMEOUT, SHORTEST_TIMEOUT, most);
    }

    /** Whom a connection over TLS believes: the certificates in {@code trust-store}, or those that Java trusts. */
    public SSLContext tls() {
        return KeyStores.trusting(full("trust-store"), settings);
    }

    /** Host of the public URL. */
    public String publicHost() {
        return settings.publicHost();
    }

    /** A setting of this gateway is not as it must be. */
    public BrokenSetting broken(String key, String problem) {
        return new BrokenSetting(full(key), problem);
    }

    private String full(String key) {
        return "gatehouse.gateway." + name + "." + key;
    }
}

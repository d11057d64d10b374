package gatehouse.token;

import gatehouse.platform.Settings;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tells the container's MicroProfile JWT check what our tokens look like, so that no server needs a setting for it. An
 * administrator who sets one of these names wins, because the ordinal is below that of the environment.
 */
public class TokenCheckSettings implements ConfigSource {
    private static final Map<String, Function<Settings, String>> VALUES = Map.of(
            "mp.jwt.verify.issuer", settings -> settings.publicUrl().toString(),
            "mp.jwt.verify.publickey.algorithm", settings -> "RS256",
            "mp.jwt.verify.publickey.location", TokenCheckSettings::jwksUrl);

    private static String jwksUrl(Settings settings) {
        return settings.text("gatehouse.jwks-url", settings.publicUrl() + "/.well-known/jwks.json");
    }

    @Override
    public Set<String> getPropertyNames() {
        return VALUES.keySet();
    }

    @Override
    public String getValue(String name) {
        Function<Settings, String> value = VALUES.get(name);
        return value == null ? null : value.apply(Settings.ofServer());
    }

    @Override
    public int getOrdinal() {
        return 200;
    }

    @Override
    public String getName() {
        return "gatehouse-token-check";
    }
}

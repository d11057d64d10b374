package gatehouse.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of this server, read from MicroProfile Config when they are asked for, so {@code gatehouse.mode} may
 * come from the environment as {@code GATEHOUSE_MODE}, from a system property or from the server's own configuration.
 *
 * <p>A blank value counts as absent. A value that cannot be read is a {@link BrokenSetting}; the value itself is never
 * part of the message, because it may be a secret.
 */
public final class Settings {
    static final String PUBLIC_URL = "gatehouse.public-url";

    private final Function<String, Optional<String>> source;
    private final Supplier<Stream<String>> names;

    private Settings(Function<String, Optional<String>> source, Supplier<Stream<String>> names) {
        this.source = source;
        this.names = names;
    }

    /**
     * The settings of the running server; also for classes that the container creates without CDI, on threads that
     * belong to no application (Payara opens connections on such threads).
     */
    public static Settings ofServer() {
        return new Settings(
                name -> server().getOptionalValue(name, String.class),
                () -> StreamSupport.stream(server().getPropertyNames().spliterator(), false));
    }

    private static Config server() {
        return ConfigProvider.getConfig(Settings.class.getClassLoader());
    }

    /** Fixed settings, for tests. */
    public static Settings of(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)), values.keySet()::stream);
    }

    public Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A whole number from {@code least} to {@code most}, both allowed. */
    public int number(String name, int otherwise, int least, int most) {
        return text(name)
                .map(value -> {
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException notANumber) {
                        throw new BrokenSetting(name, "must be a whole number");
                    }
                    throw new BrokenSetting(name, "must be from " + least + " to " + most);
                })
                .orElse(otherwise);
    }

    /** A duration in ISO 8601, for example {@code PT30M}. */
    public Duration duration(String name, Duration otherwise) {
        return text(name)
                .map(value -> {
                    try {
                        return Duration.parse(value);
                    } catch (DateTimeParseException notADuration) {
                        throw new BrokenSetting(name, "must be a duration such as PT30M");
                    }
                })
                .orElse(otherwise);
    }

    /** One of the constants of an enumeration, in any case. */
    public <E extends Enum<E>> E choice(String name, E otherwise) {
        return text(name)
                .map(value -> Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(() -> new BrokenSetting(
                                name,
                                "must be one of "
                                        + Arrays.toString(otherwise
                                                        .getDeclaringClass()
                                                        .getEnumConstants())
                                                .toLowerCase(Locale.ROOT))))
                .orElse(otherwise);
    }

    /** A comma separated list; empty when the setting is absent. */
    public List<String> list(String name) {
        return text(name)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /**
     * The names below a prefix such as {@code gatehouse.sandbox.} that somebody set, in order; a variable of the
     * environment is named as it is there.
     */
    public List<String> namesBelow(String prefix) {
        String begin = asInEnvironment(prefix);
        return names.get()
                .filter(name -> asInEnvironment(name).startsWith(begin))
                .filter(name -> text(name).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    private static String asInEnvironment(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** A secret from {@code name} itself, or from the file that {@code name-file} points to. */
    public Optional<String> secret(String name) {
        return text(name)
                .or(() -> text(name + "-file").map(file -> {
                    try {
                        return Files.readString(Path.of(file)).strip();
                    } catch (IOException unreadable) {
                        throw new BrokenSetting(name + "-file", "points to a file that cannot be read");
                    }
                }));
    }

    public Mode mode() {
        return choice("gatehouse.mode", Mode.PRODUCTION);
    }

    public boolean isSandbox() {
        return mode() == Mode.SANDBOX;
    }

    /** The folder of the embedded database and, in the sandbox, of the secrets made at first start. */
    public Path data() {
        return Path.of(text("gatehouse.data", "data")).toAbsolutePath();
    }

    /** Issuer of tokens and host of links; without a slash at the end. */
    public URI publicUrl() {
        String text = text(PUBLIC_URL, "http://localhost:8080");
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw new BrokenSetting(PUBLIC_URL, "must be a URL such as https://id.example.com");
        }
        throw new BrokenSetting(PUBLIC_URL, "must be a URL such as https://id.example.com");
    }

    /** Scheme, host and port of the public URL, as browsers tell where a page comes from. */
    public String publicOrigin() {
        URI url = publicUrl();
        boolean usual = url.getPort() < 0
                || url.getPort() == 443 && url.getScheme().equals("https")
                || url.getPort() == 80 && url.getScheme().equals("http");
        return url.getScheme() + "://" + publicHost() + (usual ? "" : ":" + url.getPort());
    }

    public String publicHost() {
        return publicUrl().getHost().toLowerCase(Locale.ROOT);
    }
}

package gatehouse.rig;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Decides, before the first test, what the server under test is told: a free port, a data folder of its own, and the
 * database. Acts only in the build's server tests, which set {@code gatehouse.it.target}.
 *
 * <p>From outside: {@code gatehouse.it.database} ({@code h2} or {@code postgresql}), {@code gatehouse.it.root} (another
 * context root than {@code /}), {@code gatehouse.it.options} (more JVM options for the server, such as
 * {@code -Dgatehouse.sandbox.codes=random}), {@code gatehouse.it.port} of Payara Micro, and with a server that is there
 * already {@code gatehouse.it.host} and {@code gatehouse.it.port}.
 */
public final class TestServerSettings implements LauncherSessionListener {
    private static EmbeddedPostgres postgresql;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String target = System.getProperty("gatehouse.it.target");
        if (target == null) {
            return;
        }
        int port = port();
        set("gatehouse.it.base", "http://" + host() + ":" + port + root().replaceAll("/$", ""));
        Path folder = Path.of(target, "it-data", String.valueOf(port));
        set("gatehouse.it.port", String.valueOf(port));
        set("gatehouse.it.data", folder.toString());
        set("gatehouse.it.log", folder + ".log");
        set("gatehouse.it.jvm", jvmOptions(serverSettings(port, folder)));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (postgresql == null) {
            return;
        }
        try {
            postgresql.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }

    static String host() {
        return System.getProperty("gatehouse.it.host", "localhost");
    }

    /** Context root: {@code /} is what the archive asks for. */
    static String root() {
        return System.getProperty("gatehouse.it.root", "/");
    }

    private static int port() {
        if (ServerUnderTest.isStartedByUs()) {
            return ServerUnderTest.get().port();
        }
        int asked = Integer.getInteger("gatehouse.it.port", 0);
        return asked > 0 ? asked : freePort();
    }

    /** A port of loopback that nobody has at this moment. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Map<String, String> serverSettings(int port, Path folder) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("gatehouse.mode", "sandbox");
        settings.put("gatehouse.data", folder.toString());
        settings.put("gatehouse.public-url", base());
        settings.put("gatehouse.jwks-url", base().replace("localhost", "127.0.0.1") + "/.well-known/jwks.json");
        // A test is its own proxy: it says which address it calls from.
        settings.put("gatehouse.trusted-proxies", "127.0.0.1,::1");
        // However busy the machine is, a storm of logins is neither slow nor refused.
        settings.put("gatehouse.password.bcrypt-cost", "4");
        settings.put("gatehouse.password.hash-wait", "PT1M");
        if (System.getProperty("gatehouse.it.database", "h2").equals("postgresql")) {
            settings.putAll(postgresqlSettings());
        }
        return settings;
    }

    private static Map<String, String> postgresqlSettings() {
        try {
            postgresql = EmbeddedPostgres.start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return Map.of(
                "gatehouse.db.url", "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres",
                "gatehouse.db.user", "postgres",
                "gatehouse.db.password", "postgres");
    }

    /** As a new one: for an archive that is to find nothing of another. */
    static void emptyDatabase() {
        if (postgresql == null) {
            return;
        }
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Where the server under test is called, without a slash at the end. */
    static String base() {
        return System.getProperty("gatehouse.it.base");
    }

    private static String jvmOptions(Map<String, String> settings) {
        String options = settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return (options + " " + System.getProperty("gatehouse.it.options", "")).strip();
    }

    private static void set(String name, String value) {
        System.setProperty(name, value);
    }
}

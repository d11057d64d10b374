package gatehouse.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Starts Gatehouse on Payara Micro, says where it is, and ends with it. Everything that can be wrong is looked at before
 * the server starts, so that a mistake costs one line and not a page of stack traces.
 *
 * <p>System properties, which are Maven's: {@code http.port}, every {@code gatehouse.*} (handed on to the server), and
 * what {@link ServerCommand} needs from the build.
 */
public final class Launcher {
    private static final String SANDBOX = "sandbox";
    private static final String PRODUCTION = "production";
    private static final List<String> SECRETS = List.of("gatehouse.secrets.pepper", "gatehouse.secrets.sealing-key");
    private static final String SANDBOX_SWITCHES = "GATEHOUSE_SANDBOX_";
    private static final long POLL_MILLIS = 100;

    /** Exit status 0 after a stop that was asked for, 1 when there is no server or it died. */
    public static void main(String[] ignored) throws IOException, InterruptedException {
        try {
            new Launcher().run();
        } catch (CannotStart reason) {
            fail("Gatehouse cannot start: " + reason.getMessage());
        }
    }

    private void run() throws CannotStart, IOException, InterruptedException {
        int port = port();
        String mode = mode();
        if (mode.equals(PRODUCTION)) {
            requireSecrets();
            refuseSandboxSwitches();
        }
        Drain drain = drain();
        try (DataFolder data = DataFolder.take(dataFolder())) {
            requireFree(port);
            ServerLog log = new ServerLog(data.log());
            ServerProcess server = ServerProcess.start(command(port, mode, data), data.log(), drain);
            if (awaitReady(server, log)) {
                System.out.println(ReadyScreen.of(port, mode.equals(SANDBOX), data));
                server.awaitEnd();
            }
            if (!server.wasStopped()) {
                fail("Gatehouse ended by itself, see " + data.log());
            }
        }
    }

    private static void fail(String line) {
        System.out.flush();
        System.err.println(line);
        System.err.flush();
        System.exit(1);
    }

    private static int port() throws CannotStart {
        String value = System.getProperty("http.port", "8080").strip();
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new CannotStart("http.port must be a number from 1 to 65535");
        }
        throw new CannotStart("http.port must be a number from 1 to 65535");
    }

    private static String mode() throws CannotStart {
        String mode = setting("gatehouse.mode").orElse(SANDBOX).toLowerCase(Locale.ROOT);
        if (!mode.equals(SANDBOX) && !mode.equals(PRODUCTION)) {
            throw new CannotStart("gatehouse.mode must be sandbox or production");
        }
        return mode;
    }

    private static void requireSecrets() throws CannotStart {
        for (String secret : SECRETS) {
            if (setting(secret).isEmpty() && setting(secret + "-file").isEmpty()) {
                throw new CannotStart(secret + " is missing: production mode needs it, 32 bytes in hex, best from the"
                        + " environment as " + environmentName(secret));
            }
        }
    }

    /** Whoever left one in the settings took a sandbox for a production server, or the other way round. */
    private static void refuseSandboxSwitches() throws CannotStart {
        Set<String> given = new TreeSet<>(System.getProperties().stringPropertyNames());
        given.addAll(System.getenv().keySet());
        for (String name : given) {
            if (environmentName(name).startsWith(SANDBOX_SWITCHES)
                    && setting(name).isPresent()) {
                throw new CannotStart("setting " + name + " is for the sandbox only, and this is production mode");
            }
        }
    }

    private static Drain drain() throws CannotStart {
        Path file = Path.of(setting("gatehouse.drain-file")
                .orElse(dataFolder().resolve("drain").toString()));
        try {
            return new Drain(file, Duration.parse(setting("gatehouse.drain").orElse("PT0S")));
        } catch (DateTimeParseException notADuration) {
            throw new CannotStart("gatehouse.drain must be a duration such as PT10S");
        }
    }

    private static Path dataFolder() {
        return Path.of(setting("gatehouse.data").orElse("data"))
                .toAbsolutePath()
                .normalize();
    }

    /** As MicroProfile Config would read it: a system property, else the environment. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(environmentName(name))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String environmentName(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static void requireFree(int port) throws CannotStart {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException taken) {
            throw new CannotStart("port " + port + " is taken; choose another one with -Dhttp.port=NNNN");
        }
    }

    private static List<String> command(int port, String mode, DataFolder data) throws IOException {
        // A quick start counts for more here than the last half of speed; the heap stays what the JVM chooses.
        List<String> options = List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + data.emptiedTemporary());
        ServerCommand command = new ServerCommand();
        return command.of(port, options, settings(port, mode, data), List.of(command.gatehouse()));
    }

    private static Map<String, String> settings(int port, String mode, DataFolder data) {
        Map<String, String> settings = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("gatehouse."))
                .forEach(name -> settings.put(name, System.getProperty(name)));
        settings.put("gatehouse.mode", mode);
        settings.put("gatehouse.data", data.path().toString());
        settings.put("gatehouse.public-url", setting("gatehouse.public-url").orElse("http://localhost:" + port));
        settings.put(
                "gatehouse.jwks-url",
                setting("gatehouse.jwks-url").orElse("http://127.0.0.1:" + port + "/.well-known/jwks.json"));
        return settings;
    }

    /** @return false when somebody stopped the server before it was ready */
    private static boolean awaitReady(ServerProcess server, ServerLog log) throws CannotStart, InterruptedException {
        while (true) {
            boolean running = server.isAlive();
            ServerLog.Progress progress = log.progress();
            if (progress == ServerLog.Progress.READY) {
                return true;
            }
            if (server.wasStopped()) {
                return false;
            }
            if (progress == ServerLog.Progress.FAILED || !running) {
                server.giveUp();
                throw new CannotStart(log.reason());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}

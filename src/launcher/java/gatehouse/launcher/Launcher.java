package gatehouse.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

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
    private static final long POLL_MILLIS = 100;
    private static final long GRACE_SECONDS = 9;

    /** Exit status 0 after a stop that was asked for, 1 when there is no server or it died. */
    public static void main(String[] ignored) throws IOException, InterruptedException {
        try {
            new Launcher().run();
        } catch (CannotStart reason) {
            System.out.flush();
            System.err.println("Gatehouse cannot start: " + reason.getMessage());
            System.err.flush();
            System.exit(1);
        }
    }

    private void run() throws CannotStart, IOException, InterruptedException {
        int port = port();
        String mode = mode();
        requireSecrets(mode);
        try (DataFolder data = DataFolder.take(dataFolder())) {
            requireFree(port);
            ServerLog log = new ServerLog(data.log());
            Process server = start(port, mode, data);
            Thread stop = new Thread(() -> stop(server), "stop-gatehouse");
            Runtime.getRuntime().addShutdownHook(stop);
            awaitReady(server, log);
            System.out.println(ReadyScreen.of(port, mode.equals(SANDBOX), data));
            int status = server.waitFor();
            if (status != 0) {
                throw new CannotStart("the server ended by itself, see " + data.log());
            }
        }
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

    private static void requireSecrets(String mode) throws CannotStart {
        if (!mode.equals(PRODUCTION)) {
            return;
        }
        for (String secret : SECRETS) {
            if (setting(secret).isEmpty() && setting(secret + "-file").isEmpty()) {
                throw new CannotStart(secret + " is missing: production mode needs it, 32 bytes in hex, best from the"
                        + " environment as " + environmentName(secret));
            }
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

    private static Process start(int port, String mode, DataFolder data) throws IOException {
        return new ProcessBuilder(command(port, mode, data))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log().toFile()))
                .start();
    }

    private static List<String> command(int port, String mode, DataFolder data) throws IOException {
        // A quick start counts for more here than the last half of speed; the heap stays what the JVM chooses.
        List<String> quickStart = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        return new ServerCommand().of(port, quickStart, settings(port, mode, data), List.of());
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

    private static void awaitReady(Process server, ServerLog log) throws CannotStart, InterruptedException {
        while (true) {
            boolean running = server.isAlive();
            ServerLog.Progress progress = log.progress();
            if (progress == ServerLog.Progress.READY) {
                return;
            }
            if (progress == ServerLog.Progress.FAILED || !running) {
                stop(server);
                throw new CannotStart(log.reason());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** SIGTERM first: the server finishes what it does, closes its files, and only a server that hangs is killed. */
    private static void stop(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package gatehouse.bench;

import gatehouse.launcher.ServerCommand;
import gatehouse.launcher.ServerLog;
import gatehouse.launcher.ServerLog.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gatehouse on Payara Micro as in production (the whole JIT, the collector that the JVM chooses, the same server-config),
 * with the floor beside it. A sandbox by its settings, because codes have to be known and limits out of the way; another one
 * sends real messages.
 */
final class BenchServer implements AutoCloseable {
    private static final long POLL_MILLIS = 50;
    private static final long GRACE_SECONDS = 15;
    private static final String NO_LIMIT = "1000000";
    private static final int SECRET_BYTES = 32;

    private final Process process;
    private final ServerCpu cpu;
    private final BenchDatabase database;
    private final String base;

    private BenchServer(Process process, BenchDatabase database, String base) {
        this.process = process;
        this.cpu = new ServerCpu(process.toHandle());
        this.database = database;
        this.base = base;
    }

    /** @param folder emptied first; holds the data and the log afterwards */
    static BenchServer start(Path folder, Path floor, BenchDatabase database) throws IOException, InterruptedException {
        empty(folder);
        return start(folder, List.of(gatehouse(), floor), database, base -> ofSandbox(base, folder, database));
    }

    /**
     * One with nothing beside it.
     *
     * @param folder as it is: empty, or what an earlier start left
     */
    static BenchServer startAlone(Path archive, Path folder, BenchDatabase database)
            throws IOException, InterruptedException {
        return start(folder, List.of(archive), database, base -> ofSandbox(base, folder, database));
    }

    static Path gatehouse() {
        return new ServerCommand().gatehouse();
    }

    /** One that sends real messages, to the first of these centres or, where that fails, to the second. */
    static BenchServer startSending(Path folder, BenchDatabase database, MessageCentre first, MessageCentre second)
            throws IOException, InterruptedException {
        empty(folder);
        return start(folder, List.of(gatehouse()), database, base -> ofProduction(base, folder, first, second));
    }

    private static BenchServer start(
            Path folder, List<Path> archives, BenchDatabase database, Function<String, Map<String, String>> settings)
            throws IOException, InterruptedException {
        Path log = folder.resolve("server.log");
        int port = port();
        String base = "http://localhost:" + port;
        Map<String, String> told = settings.apply(base);
        told.putAll(database.settings());
        Process process = new ProcessBuilder(new ServerCommand().of(port, jvmOptions(), told, archives))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        BenchServer server = new BenchServer(process, database, base);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-gatehouse"));
        server.awaitReady(new ServerLog(log, nameOf(archives.get(0))));
        return server;
    }

    private static String nameOf(Path archive) {
        return archive.getFileName().toString().replace(".war", "");
    }

    private static Map<String, String> ofSandbox(String base, Path folder, BenchDatabase database) {
        Map<String, String> settings = common(base, folder);
        settings.put("gatehouse.mode", "sandbox");
        settings.put("gatehouse.password.bcrypt-cost", String.valueOf(Customers.LEAST_COST));
        settings.put("floor.gatehouse", base);
        settings.put("floor.database", database.floorUrl(Path.of(settings.get("gatehouse.data"))));
        return settings;
    }

    private static Map<String, String> ofProduction(
            String base, Path folder, MessageCentre first, MessageCentre second) {
        Map<String, String> settings = common(base, folder);
        settings.put("gatehouse.mode", "production");
        settings.put("gatehouse.secrets.pepper", secret());
        settings.put("gatehouse.secrets.sealing-key", secret());
        settings.put("gatehouse.bootstrap.admin", Tenant.ADMIN);
        settings.put("gatehouse.bootstrap.password", Tenant.ADMIN_PASSWORD);
        settings.put("gatehouse.password.bcrypt-cost", "10");
        // This machine is the proxy of callers elsewhere.
        settings.put("gatehouse.trusted-proxies", "127.0.0.1,::1");
        settings.put("gatehouse.gateways", "first,second");
        settings.put("gatehouse.gateway.first.url", first.url());
        settings.put("gatehouse.gateway.first.sender", "Bench");
        settings.put("gatehouse.gateway.second.url", second.url());
        settings.put("gatehouse.gateway.second.sender", "Bench");
        return settings;
    }

    /** Production refuses those that nobody drew at random. */
    private static String secret() {
        byte[] drawn = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    private static Map<String, String> common(String base, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("gatehouse.data", folder.resolve("data").toString());
        settings.put("gatehouse.public-url", base);
        settings.put("gatehouse.jwks-url", base + "/.well-known/jwks.json");
        settings.put("gatehouse.limit.logins-per-minute", NO_LIMIT);
        settings.put("gatehouse.limit.codes-per-10-minutes", NO_LIMIT);
        settings.put("gatehouse.limit.codes-per-number-per-hour", NO_LIMIT);
        return settings;
    }

    /** {@code bench.jvm}: more options for the server, such as those of a profiler. */
    private static List<String> jvmOptions() {
        return Arrays.stream(
                        (ServerCpu.JVM_OPTION + " " + Management.JVM_OPTION + " " + System.getProperty("bench.jvm", ""))
                                .split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** {@code http.port}, or a free one. */
    private static int port() throws IOException {
        int asked = Integer.getInteger("http.port", 0);
        try (ServerSocket probe = new ServerSocket(asked, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        }
    }

    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path :
                        old.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private void awaitReady(ServerLog log) throws InterruptedException {
        while (log.progress() == Progress.STARTING && process.isAlive()) {
            Thread.sleep(POLL_MILLIS);
        }
        if (log.progress() != Progress.READY || !process.isAlive()) {
            throw new IllegalStateException("No server: " + log.reason());
        }
    }

    Http http() {
        return Http.at(base);
    }

    long pid() {
        return process.pid();
    }

    /** With all that its compilers used; zero where there is no {@code /proc}. */
    Duration cpuWithCompilers() {
        return ProcStat.of(process.pid()).used();
    }

    /** Of the machine's memory, bytes. */
    long resident() {
        return ProcStat.of(process.pid()).resident();
    }

    /** What the database used in processes of its own is in it. */
    Duration cpu() {
        return cpu.used().plus(database.cpu());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

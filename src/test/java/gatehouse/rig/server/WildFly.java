package gatehouse.rig.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** WildFly with its full profile, in a base folder of its own, moved to ports that nobody has. */
public final class WildFly implements Server {
    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9990;
    /** All that the full profile listens on. */
    private static final int[] PORTS = {HTTP, 8443, MANAGEMENT, 9993, 8009, 3528, 3529, 4712, 4713};

    /** What a backup needs, the archives too: the configuration names them, and the server does not start without. */
    private static final List<String> KEPT = List.of("configuration", "data/content");

    /** What context-root.cli makes. */
    private static final String OTHER_ROOT = "/deployment-overlay=gatehouse-root";

    private static final Duration START = Duration.ofMinutes(5);
    private static final Pattern STARTED = Pattern.compile("WFLYSRV002[56]");

    private final Path home;
    private final Path base;
    private final Path output;
    private final int offset = Ports.freeOffset(PORTS);
    private Path driver;
    private Process shell;

    /**
     * @param home where the archive was unpacked
     * @param folder for the configuration, what is deployed, and the broker; emptied
     */
    public WildFly(Path home, Path folder) {
        this.home = home;
        this.base = folder.toAbsolutePath();
        this.output = base.resolve("output.txt");
        unpack();
    }

    private void unpack() {
        Folders.empty(base);
        for (String part : List.of("configuration", "deployments")) {
            Folders.copy(home.resolve("standalone").resolve(part), base.resolve(part));
        }
    }

    @Override
    public void backUp(Path to) {
        for (String part : KEPT) {
            Folders.copy(base.resolve(part), to.resolve(part));
        }
    }

    @Override
    public void restore(Path from) {
        unpack();
        for (String part : KEPT) {
            Folders.empty(base.resolve(part));
            Folders.copy(from.resolve(part), base.resolve(part));
        }
    }

    @Override
    public int port() {
        return HTTP + offset;
    }

    @Override
    public int healthPort() {
        return MANAGEMENT + offset;
    }

    @Override
    public int beansPort() {
        return MANAGEMENT + offset;
    }

    @Override
    public void start(List<String> options) {
        Command command = new Command(
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                "standalone-full.xml",
                "-Djboss.server.base.dir=" + base,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.socket.binding.port-offset=" + offset);
        try {
            shell = command.start(output, "JAVA_OPTS", "-Xmx768m " + String.join(" ", options));
            awaitStart(1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param starts of the server since the shell began */
    private void awaitStart(long starts) {
        Awaitility.await("start of WildFly").atMost(START).until(() -> starts() >= starts || !shell.isAlive());
        if (!shell.isAlive()) {
            throw new AssertionError("WildFly did not start:\n" + log());
        }
        if (driver != null) {
            // Once: it stays, and whoever replaces it takes the data source from under what is deployed.
            run("deploy --force --name=postgresql.jar " + driver);
            driver = null;
        }
    }

    private long starts() {
        return STARTED.matcher(log()).results().count();
    }

    @Override
    public void addDriver(Path jar) {
        driver = jar;
    }

    @Override
    public String apply(Path script) {
        return cli("--file=" + script).in(script.getParent()).run();
    }

    @Override
    public String putSecrets(Path script, String... secret) {
        return Command.withSecret("JBOSS_CLI=" + String.join(" ", cli().words()), script, secret)
                .run();
    }

    @Override
    public void set(String setting, String value) {
        String property = "/system-property=" + setting;
        if (cli(property + ":read-resource").end().status() == 0) {
            run(property + ":remove");
        }
        run(property + ":add(value=\"" + value + "\")");
    }

    @Override
    public void restart() {
        long before = starts();
        run("shutdown --restart");
        awaitStart(before + 1);
    }

    @Override
    public void deploy(Path archive, String root) {
        if (!root.equals("/")) {
            lay(root);
        }
        deploy(archive);
    }

    @Override
    public void deploy(Path archive) {
        run("deploy " + archive);
    }

    @Override
    public void deployElsewhere(Path archive, Path scripts, String root) {
        apply(scripts.resolve("context-root.cli"));
        deploy(archive);
    }

    /** As {@code server-config/wildfly/context-root.cli} does it, for the one path that is written there. */
    private void lay(String root) {
        Path descriptor = base.resolve("context-root.xml");
        try {
            Files.writeString(descriptor, "<jboss-web><context-root>" + root + "</context-root></jboss-web>");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        run("deployment-overlay add --name=root --content=/WEB-INF/jboss-web.xml=" + descriptor
                + " --deployments=gatehouse*.war");
    }

    /** Its configuration says under which checksum it has stored which archive. */
    @Override
    public Path deployed(Path archive) {
        Pattern stored = Pattern.compile("<deployment name=\""
                + Pattern.quote(archive.getFileName().toString()) + "\"[^>]*>\\s*<content sha1=\"(..)([^\"]+)\"");
        Matcher found = stored.matcher(read(base.resolve("configuration/standalone-full.xml")));
        if (!found.find()) {
            throw new IllegalStateException(archive + " is not deployed");
        }
        return base.resolve("data/content")
                .resolve(found.group(1))
                .resolve(found.group(2))
                .resolve("content");
    }

    @Override
    public void undeploy(Path archive) {
        run("undeploy " + archive.getFileName());
        if (cli(OTHER_ROOT + ":read-resource").end().status() == 0) {
            run("deployment-overlay remove --name=gatehouse-root");
        }
    }

    /** A command to the running server. */
    public String run(String command) {
        return cli(command).run();
    }

    private Command cli(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                // A reload and a restart are waited for, as long as that.
                "--timeout=" + START.toMillis(),
                "--controller=127.0.0.1:" + (MANAGEMENT + offset)));
        words.addAll(List.of(arguments));
        return new Command(words);
    }

    @Override
    public String log() {
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public ProcessHandle process() {
        return shell.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        run("shutdown");
        shell.onExit().join();
    }
}

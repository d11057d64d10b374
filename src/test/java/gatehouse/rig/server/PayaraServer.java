package gatehouse.rig.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A domain of Payara Server: a copy of the one that comes with it, moved to ports that nobody has. */
public final class PayaraServer implements Server {
    private static final int HTTP = 8080;
    private static final int ADMINISTRATION = 4848;
    private static final int BEANS = 8686;
    /** All that the domain listens on. */
    private static final int[] PORTS = {
        HTTP, 8181, ADMINISTRATION, 7676, 3700, 3820, 3920, BEANS, 6666, 9009, 4900, 5900
    };

    /** Five minutes, for a machine that has much else to do; the tool would give up after one. */
    private static final String STOP_SECONDS = "300";

    private static final Pattern FAILURE = Pattern.compile("Command (?!multimode )\\S+ failed\\.");
    private static final Pattern MADE_BEFORE = Pattern.compile("already exists|Unable to create JMS Destination");

    private final Path home;
    private final Path domains;
    private final int offset = Ports.freeOffset(PORTS);
    private boolean configured;

    /**
     * @param home where the archive was unpacked
     * @param folder for the domain; emptied
     */
    public PayaraServer(Path home, Path folder) {
        this.home = home;
        this.domains = folder.toAbsolutePath();
        Folders.empty(domains);
        Folders.copy(home.resolve("glassfish/domains/domain1"), domain());
    }

    @Override
    public int port() {
        return HTTP + offset;
    }

    @Override
    public int healthPort() {
        return port();
    }

    @Override
    public int beansPort() {
        return BEANS + offset;
    }

    @Override
    public void addDriver(Path jar) {
        try {
            Files.copy(jar, domain().resolve("lib").resolve(jar.getFileName()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void start(List<String> options) {
        if (!configured) {
            configure(options);
            configured = true;
        }
        onDomain("start-domain");
    }

    /** Ports and the options of the JVM, which are read before there is anything to be worked. */
    private void configure(List<String> options) {
        Path file = domain().resolve("config/domain.xml");
        try {
            String xml = Files.readString(file);
            for (int port : PORTS) {
                xml = xml.replaceAll("(port|value)=\"" + port + "\"", "$1=\"" + (port + offset) + "\"")
                        .replaceAll("(address|telnet\\.port)=" + port + "\\b", "$1=" + (port + offset));
            }
            String more = options.stream()
                    .map(option ->
                            "<jvm-options>" + option.replace("&", "&amp;").replace("<", "&lt;") + "</jvm-options>")
                    .collect(Collectors.joining());
            Files.writeString(file, xml.replaceFirst("<jvm-options>", more.replace("$", "\\$") + "<jvm-options>"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String apply(Path script) {
        String printed = running()
                .resolve("multimode", "--file", script.toString())
                .end()
                .printed();
        if (count(FAILURE, printed) != count(MADE_BEFORE, printed)) {
            throw new AssertionError(script + " failed:\n" + printed);
        }
        return printed;
    }

    @Override
    public String putSecrets(Path script, String... secret) {
        return Command.withSecret("ASADMIN=" + String.join(" ", running().words()), script, secret)
                .run();
    }

    @Override
    public void set(String setting, String value) {
        run("set-config-property", "--propertyName", setting, "--propertyValue", value, "--source", "domain");
    }

    @Override
    public void restart() {
        onDomain("restart-domain");
    }

    @Override
    public void backUp(Path to) {
        onDomain("backup-domain", "--backupdir", to.toString());
    }

    @Override
    public void restore(Path from) {
        Folders.empty(domains);
        onDomain("restore-domain", "--filename", Folders.onlyFile(from).toString());
    }

    /** A command about the domain as it lies on the disk; with its port, because some ask there whether it runs. */
    private void onDomain(String command, String... options) {
        running()
                .and(command, "--domaindir", domains.toString())
                .and(options)
                .resolve("domain1")
                .run();
    }

    private static long count(Pattern what, String text) {
        return what.matcher(text).results().count();
    }

    @Override
    public void deploy(Path archive, String root) {
        run("deploy", "--contextroot", root, "--name", name(archive), archive.toString());
    }

    @Override
    public void deploy(Path archive) {
        run("deploy", "--name", name(archive), archive.toString());
    }

    @Override
    public void deployElsewhere(Path archive, Path scripts, String root) {
        deploy(archive, root);
    }

    @Override
    public Path deployed(Path archive) {
        return domain().resolve("applications/__internal")
                .resolve(name(archive))
                .resolve(archive.getFileName());
    }

    @Override
    public void undeploy(Path archive) {
        running().resolve("undeploy", name(archive)).run();
    }

    private static String name(Path archive) {
        return archive.getFileName().toString().replaceFirst("\\.war$", "");
    }

    /** A command to the running server. */
    public String run(String... command) {
        return running().resolve(command).run();
    }

    @Override
    public String log() {
        return Folders.log(domain().resolve("logs/server.log"));
    }

    @Override
    public ProcessHandle process() {
        try {
            long pid = Long.parseLong(
                    Files.readString(domain().resolve("config/pid")).strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        onDomain("stop-domain", "--timeout", STOP_SECONDS);
    }

    private Path domain() {
        return domains.resolve("domain1");
    }

    private Asadmin asadmin() {
        return new Asadmin(List.of(home.resolve("bin/asadmin").toString()));
    }

    private Asadmin running() {
        return asadmin().and("--port", String.valueOf(ADMINISTRATION + offset));
    }

    /** The tool with the options that every command gets. */
    private record Asadmin(List<String> words) {
        Asadmin and(String... options) {
            return new Asadmin(joined(options));
        }

        Command resolve(String... command) {
            return new Command(joined(command));
        }

        private List<String> joined(String... more) {
            return Stream.concat(words.stream(), Stream.of(more)).collect(Collectors.toCollection(ArrayList::new));
        }
    }
}

package gatehouse.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The command that starts Payara Micro as {@code server-config/} says, in a process that ends with its parent.
 *
 * <p>Where things are comes from the build: the system properties {@code launcher.payara}, {@code launcher.target} and
 * {@code launcher.server-config}.
 */
public final class ServerCommand {
    private final Path payara = Path.of(System.getProperty("launcher.payara"));
    private final Path target = Path.of(System.getProperty("launcher.target"));
    private final Path serverConfig = Path.of(System.getProperty("launcher.server-config"));

    /**
     * @param jvmOptions for the server
     * @param settings system properties of the server, besides those that the broker needs
     * @param archives are deployed one after the other, the first of them at {@code /}
     */
    public List<String> of(int port, List<String> jvmOptions, Map<String, String> settings, List<Path> archives)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(openedPackages());
        withBroker(settings).forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                payara + File.pathSeparator + target.resolve("launcher"),
                Server.class.getName(),
                "--nocluster",
                "--disablephonehome",
                "--port",
                String.valueOf(port),
                "--prebootcommandfile",
                serverConfig.resolve("pre-boot.asadmin").toString(),
                "--postbootcommandfile",
                serverConfig.resolve("post-boot.asadmin").toString(),
                "--contextroot",
                "/"));
        archives.forEach(archive -> command.addAll(List.of("--deploy", archive.toString())));
        return command;
    }

    /** The one that the build made. */
    public Path gatehouse() {
        return target.resolve("gatehouse.war");
    }

    /** What {@code java -jar} would take from the manifest, for we start by a class of our own. */
    private List<String> openedPackages() throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile jar = new JarFile(payara.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (Map.Entry<String, String> kind : Map.of("Add-Opens", "--add-opens", "Add-Exports", "--add-exports")
                    .entrySet()) {
                String packages = manifest.getValue(kind.getKey());
                for (String opened :
                        packages == null ? new String[0] : packages.strip().split("\\s+")) {
                    options.add(kind.getValue() + "=" + opened + "=ALL-UNNAMED");
                }
            }
        }
        return options;
    }

    private Map<String, String> withBroker(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("gatehouse.broker.rar", target.resolve("gatehouse-broker.rar").toString());
        // Message-driven beans listen to our broker.
        all.put("com.sun.enterprise.connectors.inbound.ramid", "gatehouse-broker");
        // Else the server's token check looks for a JSON provider in every library of ours, several times a call.
        all.put("jakarta.json.provider", "org.eclipse.parsson.JsonProviderImpl");
        return all;
    }
}

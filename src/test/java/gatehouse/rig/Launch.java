package gatehouse.rig;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A start of Gatehouse as {@code mvn -Prun} does it: the launcher in a process of its own, told what the build tells it.
 * The environment of whoever runs the tests has no say in it.
 */
public final class Launch {
    private final Path data;
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    private Launch(Path data) {
        this.data = data;
        environment.put("GATEHOUSE_DATA", data.toString());
    }

    /** With this data folder, named by the environment, and with a port that nobody has. */
    public static Launch in(Path data) {
        return new Launch(data).onPort(TestServerSettings.freePort());
    }

    public Launch onPort(int port) {
        return with("http.port", String.valueOf(port));
    }

    /** As {@code -Dname=value} of Maven. */
    public Launch with(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** As a variable of the environment. */
    public Launch inEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Does not wait for anything. */
    public Launched start() {
        try {
            Path output = Files.createTempDirectory("launched");
            File out = output.resolve("out").toFile();
            File err = output.resolve("err").toFile();
            ProcessBuilder builder =
                    new ProcessBuilder(command()).redirectOutput(out).redirectError(err);
            builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE"));
            builder.environment().putAll(environment);
            return new Launched(builder.start(), data, Integer.parseInt(port()), out.toPath(), err.toPath());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Only the digits, where a test gives a port that is none. */
    private String port() {
        String digits = properties.get("http.port").replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "0" : digits;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("launcher."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("launcher.classes"), "gatehouse.launcher.Launcher"));
        return command;
    }
}

package gatehouse.rig.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What somebody types at the console of a server, on the JDK that the server has. */
public record Command(Path folder, List<String> words) {
    private static final int MINUTES = 5;
    private static final String JDK = System.getProperty("gatehouse.server.jdk", "");

    Command(List<String> words) {
        this(Path.of("").toAbsolutePath(), words);
    }

    public Command(String... words) {
        this(List.of(words));
    }

    /** The same, typed in another folder. */
    public Command in(Path elsewhere) {
        return new Command(elsewhere, words);
    }

    /**
     * A script {@code secrets.sh} of {@code server-config}.
     *
     * @param tool how it calls the server, as a variable of the environment
     * @param secret name and value of one; none for those that every node has
     */
    static Command withSecret(String tool, Path script, String... secret) {
        return secret.length == 0
                ? new Command("env", tool, "sh", script.toString())
                : new Command(
                        "env",
                        tool,
                        "sh",
                        "-c",
                        "printf '%s' \"$2\" | sh \"$0\" \"$1\"",
                        script.toString(),
                        secret[0],
                        secret[1]);
    }

    /** How the command ended. */
    public record Ended(int status, String printed) {}

    /** @return what it printed, errors too; fails when the command did */
    public String run() {
        Ended ended = end();
        if (ended.status() != 0) {
            throw new AssertionError(words + " ended with " + ended.status() + ":\n" + ended.printed());
        }
        return ended.printed();
    }

    /** Whatever comes of it. */
    public Ended end() {
        try {
            // Not a pipe: a server that is started by the command would keep it open.
            Path printed = Files.createTempFile("command", ".txt");
            try {
                Process process = start(printed);
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(words + " did not end:\n" + Files.readString(printed));
                }
                return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
            } finally {
                Files.delete(printed);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    /** Leaves it running; what it prints goes to the file. */
    Process start(Path output, String... environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE"));
        builder.environment().put("JAVA_HOME", jdk());
        builder.environment().put("AS_JAVA", jdk());
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    static String jdk() {
        return JDK.isEmpty() ? System.getProperty("java.home") : JDK;
    }
}

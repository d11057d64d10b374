package gatehouse.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A launcher that was started, with the server below it, and the ways in which both can end. */
public final class Launched implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(10);
    private static final String READY = "Gatehouse runs on ";
    /** SIGINT in the mask of ignored signals that Linux shows. */
    private static final long INTERRUPT = 0b10;

    private final Process launcher;
    private final Path data;
    private final int port;
    private final Path out;
    private final Path err;

    Launched(Process launcher, Path data, int port, Path out, Path err) {
        this.launcher = launcher;
        this.data = data;
        this.port = port;
        this.out = out;
        this.err = err;
    }

    /**
     * How a launcher ended.
     *
     * @param status of the process
     * @param took from when it was told to
     */
    public record Ended(int status, String out, List<String> errors, Duration took) {}

    /** Waits for the screen that says that everything runs. */
    public Launched awaitReady() {
        Awaitility.await().atMost(START).until(() -> screen().contains(READY) || !launcher.isAlive());
        if (!launcher.isAlive()) {
            throw new AssertionError("The server did not start: " + awaitEnd());
        }
        return this;
    }

    /** What it has shown so far. */
    public String screen() {
        return read(out);
    }

    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    /** What the server has written since the data folder is there. */
    public String log() {
        return read(data.resolve("gatehouse.log"));
    }

    public Path data() {
        return data;
    }

    /** What {@code kill} and a service supervisor send. */
    public Ended terminate() {
        long begin = System.nanoTime();
        launcher.destroy();
        return awaitEnd(begin);
    }

    /** What Ctrl-C sends, but to the launcher only. */
    public Ended interrupt() {
        long begin = System.nanoTime();
        run("kill", "-INT", String.valueOf(launcher.pid()));
        return awaitEnd(begin);
    }

    /** The server gets no chance to do anything any more ({@code kill -9}); the launcher is left to notice. */
    public Ended killServer() {
        long begin = System.nanoTime();
        killServerNow();
        return awaitEnd(begin);
    }

    /** The same; returns as soon as the server is dead. */
    public void killServerNow() {
        ProcessHandle server = launcher.children().findFirst().orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    /** Waits for an end that comes by itself. */
    public Ended awaitEnd() {
        return awaitEnd(System.nanoTime());
    }

    /** A shell without job control lets what it starts in the background ignore SIGINT, and so do their children. */
    public static boolean canBeInterrupted() {
        Path status = Path.of("/proc/self/status");
        return Files.notExists(status)
                || read(status)
                        .lines()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .noneMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            terminate();
        }
    }

    private Ended awaitEnd(long begin) {
        try {
            if (!launcher.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                launcher.children().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
                throw new AssertionError("The launcher did not end");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new Ended(launcher.exitValue(), screen(), read(err).lines().toList(), took);
    }

    private static void run(String... command) {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(List.of(command) + " ended with " + status);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

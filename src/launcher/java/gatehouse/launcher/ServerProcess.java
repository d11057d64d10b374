package gatehouse.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The server as the launcher holds it: whatever ends the launcher, the server is stopped in good order. */
final class ServerProcess {
    private static final long GRACE_SECONDS = 9;
    /** What a JVM says that SIGINT or SIGTERM stopped: a terminal sends Ctrl-C to both processes. */
    private static final Set<Integer> STOPPED_BY_SIGNAL = Set.of(130, 143);

    private final Process process;
    private final Drain drain;
    private volatile boolean asked;
    /** The launcher has ended it for a reason of its own, and says with which status. */
    private volatile boolean givenUp;

    private ServerProcess(Process process, Drain drain) {
        this.process = process;
        this.drain = drain;
    }

    static ServerProcess start(List<String> command, Path log, Drain drain) throws IOException {
        ServerProcess server = new ServerProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                drain);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stopWithThisProcess, "stop-gatehouse"));
        return server;
    }

    /** A signal that stops a server that runs is how this ends, and no failure: status 0, not that of the signal. */
    private void stopWithThisProcess() {
        if (givenUp) {
            process.destroyForcibly();
        } else if (process.isAlive()) {
            asked = true;
            drain.during(process);
            end();
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    /** It did not start as it should. However long it takes to die, this is no stop that was asked for. */
    void giveUp() {
        givenUp = true;
        end();
    }

    /** SIGTERM first: the server finishes what it does, closes its files, and only a server that hangs is killed. */
    private void end() {
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

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Whether somebody stopped it, as against a server that died. */
    boolean wasStopped() {
        return asked || !process.isAlive() && STOPPED_BY_SIGNAL.contains(process.exitValue());
    }
}

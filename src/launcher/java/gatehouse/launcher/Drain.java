package gatehouse.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time between the wish to stop a server and its stop, in which it says that it is not ready, load balancers send
 * callers elsewhere, and the calls under way end. The server removes the file when it starts again.
 *
 * @param file that tells the server, see {@code gatehouse.drain-file}
 * @param time zero when nobody sends it callers who could go elsewhere
 */
record Drain(Path file, Duration time) {
    /** Returns early when the server ends by itself, or cannot be told. */
    void during(Process server) {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        try {
            Files.write(file, new byte[0]);
            server.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException untold) {
            System.err.println("Stopping at once: " + file + " cannot be written: " + untold.getMessage());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

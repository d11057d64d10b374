package gatehouse.monitoring.health;

import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this node is about to be stopped and wants no more callers. Whoever stops it says so by a file (ADR 26): while
 * that is there the node is not ready, and answers as ever whoever calls all the same. A start removes it, so that nobody
 * has to remember.
 */
@ApplicationScoped
class Drain {
    /** Name of the file; by default {@code drain} in the data folder. */
    static final String FILE = "gatehouse.drain-file";

    private static final Log LOG = Log.of(Drain.class);

    private final Path file;

    @Inject
    Drain(Settings settings) {
        file = settings.text(FILE)
                .map(Path::of)
                .orElseGet(() -> settings.data().resolve("drain"))
                .toAbsolutePath();
    }

    /** A file that cannot be removed keeps the node out of turn, which health shows. */
    void endAtStart(@Observes DatabaseReady ready) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LOG.warning("drain.file-kept: this node stays unready until somebody removes " + file, kept);
        }
    }

    boolean isAsked() {
        return Files.exists(file);
    }
}

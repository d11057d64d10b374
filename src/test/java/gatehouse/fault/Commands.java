package gatehouse.fault;

import gatehouse.rig.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What somebody does to the machine to break something on it. */
final class Commands {
    private Commands() {}

    /** @return what it printed; fails when the command did */
    static String run(String command) {
        try {
            return new Shell(Files.createTempDirectory("fault")).run(command);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }
}

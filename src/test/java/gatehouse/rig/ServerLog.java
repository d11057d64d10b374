package gatehouse.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the server under test has written since it started. */
public final class ServerLog {
    private ServerLog() {}

    /** All of it; the server may number the files of its log. */
    public static String text() {
        Path named = Path.of(System.getProperty("gatehouse.it.log"));
        StringBuilder log = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(named.getParent(), named.getFileName() + "*")) {
            for (Path file : files) {
                log.append(Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return log.toString();
    }
}

package gatehouse.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server writes during one start. Payara Micro goes on without an application that failed and says so only
 * here, so this is where the launcher looks.
 */
public final class ServerLog {
    /** How far the start is. */
    public enum Progress {
        STARTING,
        READY,
        FAILED
    }

    private static final Pattern FINISHED = Pattern.compile("Payara Micro .* ready in ");
    /** The application says it once, in these words, before it refuses to be deployed. */
    private static final Pattern BROKEN_SETTING = Pattern.compile("Gatehouse cannot start: Setting ([^\\r\\n]+)");

    private final Path file;
    private final Pattern deployed;
    private final long begin;

    /** Begins where the file ends now: what earlier starts wrote does not count. */
    public ServerLog(Path file) throws IOException {
        this(file, "gatehouse");
    }

    /** @param application the name of the archive that has to be deployed, without its ending */
    public ServerLog(Path file, String application) throws IOException {
        this.file = file;
        this.deployed = Pattern.compile("\"Name\": \"" + Pattern.quote(application) + "\"");
        this.begin = Files.exists(file) ? Files.size(file) : 0;
    }

    public Progress progress() {
        String text = text();
        if (BROKEN_SETTING.matcher(text).find()) {
            return Progress.FAILED;
        }
        if (!FINISHED.matcher(text).find()) {
            return Progress.STARTING;
        }
        return deployed.matcher(text).find() ? Progress.READY : Progress.FAILED;
    }

    /** One line, in the words of the setting that is broken when it is one. */
    public String reason() {
        Matcher broken = BROKEN_SETTING.matcher(text());
        return broken.find() ? "setting " + broken.group(1).strip() : "the server refused the application, see " + file;
    }

    private String text() {
        try (InputStream log = Files.newInputStream(file)) {
            log.skipNBytes(begin);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

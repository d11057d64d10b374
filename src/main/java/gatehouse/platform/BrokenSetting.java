package gatehouse.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting that is missing or cannot be read. Its message is one line for the administrator and never shows the value. */
public class BrokenSetting extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    /** A chain of causes may run in a circle. */
    private static final int DEEPEST = 100;

    private static final System.Logger LOG = System.getLogger(BrokenSetting.class.getName());

    public BrokenSetting(String name, String problem) {
        super("Setting " + name + " " + problem);
    }

    /**
     * Logs the broken setting behind a failed start, where there is one: a container tells of such a start on pages of
     * stack traces, and this is the line that helps.
     */
    public static void tell(Throwable failure) {
        behind(failure)
                .ifPresent(
                        broken -> LOG.log(System.Logger.Level.ERROR, "Gatehouse cannot start: " + broken.getMessage()));
    }

    /** The broken setting behind a failure that a container wrapped in its own; empty when there is none. */
    public static Optional<BrokenSetting> behind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(BrokenSetting.class::isInstance)
                .map(BrokenSetting.class::cast)
                .findFirst();
    }
}

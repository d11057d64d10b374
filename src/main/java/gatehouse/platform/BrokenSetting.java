package gatehouse.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting that is missing or cannot be read. Its message is one line for the administrator and never shows the value. */
public class BrokenSetting extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    /** A chain of causes may run in a circle. */
    private static final int DEEPEST = 100;

    public BrokenSetting(String name, String problem) {
        super("Setting " + name + " " + problem);
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

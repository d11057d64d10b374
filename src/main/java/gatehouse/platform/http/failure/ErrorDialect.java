package gatehouse.platform.http.failure;

import gatehouse.platform.http.call.Trace;
import java.util.Optional;

/** How one door words failures. Each door has one CDI bean of this type. */
public interface ErrorDialect {
    /** @param path of the call within this application, from its first slash */
    boolean speaksFor(String path);

    Answer answer(Failure failure, Trace trace);

    /** Whether a path is that of a door, or leads further in. */
    static boolean isBelow(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /**
     * @param status of HTTP, from 400
     * @param body written as JSON; empty: a bare status
     */
    record Answer(int status, Optional<Object> body) {}
}

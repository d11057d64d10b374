package gatehouse.platform.http;

import jakarta.ws.rs.NotFoundException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids that stand in a path. */
public final class PathId {
    /** No number of ours is longer. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private PathId() {}

    /** @throws NotFoundException when nothing can have this id */
    public static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(noId);
        }
    }

    /** As {@link #of}, for ids that are digits on the wire. */
    public static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NotFoundException();
        }
        return Long.parseLong(text);
    }
}

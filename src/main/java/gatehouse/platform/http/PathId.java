package gatehouse.platform.http;

import jakarta.ws.rs.NotFoundException;
import java.util.UUID;

/** Ids that stand in a path. */
public final class PathId {
    private PathId() {}

    /** @throws NotFoundException when nothing can have this id */
    public static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(noId);
        }
    }
}

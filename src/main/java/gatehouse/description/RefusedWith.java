package gatehouse.description;

import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * One status that an operation may refuse with.
 *
 * @param words why
 * @param body empty where the status says everything
 * @param mayBeEmpty whether the body may be left out
 * @param tellsWhen whether a header may say when it is worth asking again
 */
public record RefusedWith(int status, String words, Optional<Schema> body, boolean mayBeEmpty, boolean tellsWhen) {
    /** Said of an answer that has either the described body or none. */
    public static final String MAY_BE_EMPTY = "x-may-be-empty";
}

package gatehouse.contract.multi.error;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Words failures as this contract does (1.1): what is wrong with the fields under 400, nothing but the status where it
 * has no body, and a code with a sentence for the rest.
 */
@ApplicationScoped
public class MultiDialect implements ErrorDialect {
    public static final String PREFIX = "/multi";
    /** Where testers play the devices of users. */
    public static final String SIMULATOR = "/simulate/api";

    private static final int BAD_REQUEST = 400;
    private static final int LOCKED = 423;

    /** Of a failure that no operation documents. */
    @Schema(name = "Problem", description = "A failure that no operation documents")
    record Problem(String code, String message) {}

    @Override
    public boolean speaksFor(String path) {
        return ErrorDialect.isBelow(PREFIX, path) || ErrorDialect.isBelow(SIMULATOR, path);
    }

    @Override
    public Answer answer(Failure failure, Trace trace) {
        return new Answer(failure.status(), body(failure));
    }

    private static Optional<Object> body(Failure failure) {
        return switch (failure.reason()) {
            case INVALID -> Optional.of(InvalidRequest.of(failure.violations()));
            case UNREADABLE_BODY -> Optional.of(unspecific(failure));
            case MALFORMED_REQUEST -> ofStatus(failure);
            case UNAUTHENTICATED, FORBIDDEN, INSECURE, TOO_MANY_REQUESTS, BROKEN, UNAVAILABLE -> Optional.empty();
            case NOT_FOUND -> problem(failure, "The resource was not found");
            case METHOD_NOT_ALLOWED -> problem(failure, "This method is not allowed here");
            case NOT_ACCEPTABLE -> problem(failure, "Answers are application/json");
            case BODY_TOO_LARGE -> problem(failure, "The body is too large");
            case UNSUPPORTED_MEDIA_TYPE -> problem(failure, "Bodies are application/json");
        };
    }

    /** A bare status that the container or a resource of ours answered with. */
    private static Optional<Object> ofStatus(Failure failure) {
        return switch (failure.status()) {
            case BAD_REQUEST -> Optional.of(unspecific(failure));
            case LOCKED -> Optional.empty();
            default -> problem(failure, InvalidRequest.UNSPECIFIC);
        };
    }

    private static InvalidRequest unspecific(Failure failure) {
        return InvalidRequest.inWords(failure.sentence().orElse(InvalidRequest.UNSPECIFIC));
    }

    private static Optional<Object> problem(Failure failure, String sentence) {
        return Optional.of(
                new Problem(failure.reason().name(), failure.sentence().orElse(sentence)));
    }
}

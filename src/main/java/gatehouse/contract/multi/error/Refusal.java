package gatehouse.contract.multi.error;

import gatehouse.platform.http.failure.RetryAfter;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Refusals as resources of this door answer them. */
public final class Refusal {
    private static final int LOCKED = 423;
    private static final int TOO_MANY_REQUESTS = 429;

    private Refusal() {}

    /**
     * @param errorCode in the words of the contract
     * @param message the same again where clients read that: a known client tells a missing step-up by it
     */
    record Body(String errorCode, @Nullable String message) {}

    /** A conflict carries its code alone; what is forbidden says it twice. */
    public static Response of(MultiCode code) {
        boolean isConflict = code.status() == Response.Status.CONFLICT.getStatusCode();
        return Response.status(code.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Body(code.name(), isConflict ? null : code.name()))
                .build();
    }

    public static Response unauthenticated() {
        return Response.status(Response.Status.UNAUTHORIZED).build();
    }

    /** Says nothing but no. */
    public static Response forbidden() {
        return Response.status(Response.Status.FORBIDDEN).build();
    }

    /** Too many failures in a row. */
    public static Response locked() {
        return Response.status(LOCKED).build();
    }

    /** A status that no operation documents, with a sentence for developers. */
    public static Response problem(int status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new MultiDialect.Problem(
                        Response.Status.fromStatusCode(status).name(), sentence))
                .build();
    }

    /** What is wrong with the request, where it is no field. */
    public static Response invalid(String sentence) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(InvalidRequest.inWords(sentence))
                .build();
    }

    /** Under maintenance, and the like. */
    public static Response unavailable(Duration retryAfter) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(RetryAfter.HEADER, RetryAfter.seconds(retryAfter))
                .build();
    }

    public static Response tooMany(Duration retryAfter) {
        return Response.status(TOO_MANY_REQUESTS)
                .header(RetryAfter.HEADER, RetryAfter.seconds(retryAfter))
                .build();
    }
}

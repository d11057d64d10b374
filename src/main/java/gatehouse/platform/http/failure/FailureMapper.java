package gatehouse.platform.http.failure;

import gatehouse.platform.http.call.CurrentCall;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers in a door's dialect whatever its resources, or JAX-RS before them, throw. A mapper cannot be bound to one
 * application by a name, so each door lists two of its own: one for {@code Throwable}, and one for {@code
 * ValidationException}, because the servers bring mappers for that which would be nearer.
 */
public abstract class FailureMapper<T extends Throwable> implements ExceptionMapper<T> {
    private static final int FIRST_FAILURE = 400;

    private final ErrorDialect dialect;
    private final HttpServletRequest request;

    protected FailureMapper(ErrorDialect dialect, HttpServletRequest request) {
        this.dialect = dialect;
        this.request = request;
    }

    @Override
    public Response toResponse(T thrown) {
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < FIRST_FAILURE) {
            return answer.getResponse();
        }
        Failure failure = Failures.of(thrown, request.getUserPrincipal() != null);
        FailureLog.note(failure, CurrentCall.trace(), thrown);
        return response(failure);
    }

    private Response response(Failure failure) {
        ErrorDialect.Answer answer = dialect.answer(failure, CurrentCall.trace());
        Response.ResponseBuilder response = Response.status(answer.status());
        failure.headers().forEach(response::header);
        answer.body().ifPresent(body -> response.entity(body).type(MediaType.APPLICATION_JSON_TYPE));
        return response.build();
    }
}

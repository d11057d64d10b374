package gatehouse.platform.http.failure;

import gatehouse.platform.http.call.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionalException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers, in the dialect of the door that was called, whatever its resources or JAX-RS before them throw. The servers
 * bring mappers of their own, and the nearest one wins: hence one of ours for each exception that theirs are near to.
 *
 * <p>Injected by fields, because RESTEasy insists on a constructor that it could call without CDI.
 */
public abstract class FailureMapper<T extends Throwable> implements ExceptionMapper<T> {
    private static final int FIRST_FAILURE = 400;

    @Inject
    Dialects dialects;

    @Inject
    HttpServletRequest request;

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
        ErrorDialect.Answer answer = dialect().answer(failure, CurrentCall.trace());
        Response.ResponseBuilder response = Response.status(answer.status());
        failure.headers().forEach(response::header);
        answer.body().ifPresent(body -> response.entity(body).type(MediaType.APPLICATION_JSON_TYPE));
        return response.build();
    }

    /** The server has decoded the path of an application, however the caller wrote it. */
    private ErrorDialect dialect() {
        return dialects.of(request.getServletPath())
                .orElseThrow(() -> new IllegalStateException("Every door has a dialect"));
    }

    /** Whatever no other mapper is nearer to. */
    @ApplicationScoped
    public static class OfAnything extends FailureMapper<Throwable> {}

    /** Nearer than the mappers that the servers bring for Bean Validation. */
    @ApplicationScoped
    public static class OfViolations extends FailureMapper<ValidationException> {}

    /** Nearer than the mapper that Payara brings for a transaction that did not end well. */
    @ApplicationScoped
    public static class OfTransactions extends FailureMapper<TransactionalException> {}
}

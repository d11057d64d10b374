package gatehouse.contract.eclipse.error;

import gatehouse.contract.eclipse.EclipseApplication;
import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Words failures as this contract's array of errors, with its codes where it has one. */
@ApplicationScoped
class EclipseDialect implements ErrorDialect {
    private final EclipseErrors errors;

    @Inject
    EclipseDialect(EclipseErrors errors) {
        this.errors = errors;
    }

    @Override
    public boolean speaksFor(String path) {
        return ErrorDialect.isBelow(EclipseApplication.PREFIX, path);
    }

    @Override
    public Answer answer(Failure failure, Trace trace) {
        return new Answer(failure.status(), Optional.of(body(failure, trace)));
    }

    private List<EclipseError> body(Failure failure, Trace trace) {
        if (failure.violations().isEmpty()) {
            return errors.one(code(failure), failure.sentence(), trace);
        }
        return errors.each(failure.violations(), trace);
    }

    private static EclipseCode code(Failure failure) {
        return switch (failure.reason()) {
            case MALFORMED_REQUEST -> EclipseCode.MALFORMED_REQUEST;
            case UNREADABLE_BODY -> EclipseCode.UNPARSEABLE_BODY;
            case INVALID -> EclipseCode.INVALID_FIELD;
            case UNAUTHENTICATED -> EclipseCode.NOT_SIGNED_IN;
            case FORBIDDEN -> EclipseCode.NO_RIGHTS;
            case INSECURE -> EclipseCode.INSECURE;
            case NOT_FOUND -> EclipseCode.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> EclipseCode.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> EclipseCode.NOT_ACCEPTABLE;
            case BODY_TOO_LARGE -> EclipseCode.BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> EclipseCode.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_REQUESTS -> EclipseCode.RATE_LIMITED;
            case BROKEN -> EclipseCode.UNKNOWN;
            case UNAVAILABLE -> EclipseCode.DOWNSTREAM_AWAY;
        };
    }
}

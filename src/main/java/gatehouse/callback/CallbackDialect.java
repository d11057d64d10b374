package gatehouse.callback;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A status says all that a provider's machine reads. */
@ApplicationScoped
class CallbackDialect implements ErrorDialect {
    @Override
    public boolean speaksFor(String path) {
        return ErrorDialect.isBelow(CallbackApplication.PREFIX, path);
    }

    @Override
    public Answer answer(Failure failure, Trace trace) {
        return new Answer(failure.status(), Optional.empty());
    }
}

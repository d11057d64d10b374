package gatehouse.console;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import gatehouse.platform.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Words failures for the pages of this server: a status, a sentence, and the fields that are wrong. */
@ApplicationScoped
class ConsoleDialect implements ErrorDialect {
    /**
     * What every failure of this door looks like.
     *
     * @param code of a refusal that a page answers with a step of its own; absent from all others
     */
    record Problem(int status, String title, String code, List<Violation> violations, String traceId) {}

    @Override
    public boolean speaksFor(String path) {
        return ErrorDialect.isBelow(ConsoleApplication.PREFIX, path);
    }

    @Override
    public Answer answer(Failure failure, Trace trace) {
        String title = failure.sentence().orElseGet(() -> failure.reason().name());
        return new Answer(
                failure.status(),
                Optional.of(new Problem(
                        failure.status(), title, failure.code().orElse(null), failure.violations(), trace.traceId())));
    }
}

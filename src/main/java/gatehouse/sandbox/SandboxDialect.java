package gatehouse.sandbox;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Words the failures of the sandbox: a status and a sentence. */
@ApplicationScoped
class SandboxDialect implements ErrorDialect {
    @Override
    public boolean speaksFor(String path) {
        return ErrorDialect.isBelow(SandboxApplication.PREFIX, path);
    }

    @Override
    public Answer answer(Failure failure, Trace trace) {
        String sentence = failure.sentence().orElseGet(() -> failure.reason().name());
        return new Answer(failure.status(), Optional.of(new Refusal(failure.status(), sentence)));
    }
}

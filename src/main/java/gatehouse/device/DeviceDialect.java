package gatehouse.device;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words failures for the apps on devices: a code to decide by, and a sentence for whoever writes the app. */
@ApplicationScoped
class DeviceDialect implements ErrorDialect {
    @Override
    public boolean speaksFor(String path) {
        return ErrorDialect.isBelow(DeviceApplication.PREFIX, path);
    }

    @Override
    public Answer answer(Failure failure, Trace trace) {
        return new Answer(
                failure.status(), Optional.of(new Problem(failure.reason().name(), sentence(failure))));
    }

    private static String sentence(Failure failure) {
        if (failure.violations().isEmpty()) {
            return failure.sentence().orElseGet(() -> failure.reason().name());
        }
        return failure.violations().stream()
                .map(broken -> broken.field() + " " + broken.sentence())
                .collect(Collectors.joining("; "));
    }
}

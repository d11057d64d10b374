package gatehouse.platform.http.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** The dialects of all doors. */
@ApplicationScoped
public class Dialects {
    private final Iterable<ErrorDialect> all;

    @Inject
    Dialects(@Any Instance<ErrorDialect> all) {
        this.all = all;
    }

    /**
     * @param path of the call within this application, from its first slash
     * @return empty when the path leads to no door
     */
    public Optional<ErrorDialect> of(String path) {
        for (ErrorDialect dialect : all) {
            if (dialect.speaksFor(path)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}

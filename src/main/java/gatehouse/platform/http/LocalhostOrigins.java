package gatehouse.platform.http;

import gatehouse.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** In the sandbox, pages that a developer serves on the own machine, on whatever port. */
@ApplicationScoped
class LocalhostOrigins implements AllowedOrigins {
    private static final Pattern LOCAL =
            Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");

    private final boolean sandbox;

    @Inject
    LocalhostOrigins(Settings settings) {
        this.sandbox = settings.isSandbox();
    }

    @Override
    public boolean allows(String origin) {
        return sandbox && LOCAL.matcher(origin).matches();
    }
}

package gatehouse.platform.http;

import gatehouse.platform.Settings;
import gatehouse.platform.http.call.ClientAddress;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * In production a token, or a password in a header, comes over HTTPS: to this server, or to a proxy that is trusted and says so. From the machine
 * itself plain HTTP goes through, for health checks and for trying things out, and is warned about once.
 */
@ApplicationScoped
class BearerRule {
    private static final Log LOG = Log.of(BearerRule.class);
    /** What proves the caller to whoever hears it. */
    private static final List<String> SCHEMES = List.of("Bearer ", "Basic ");

    private final boolean production;
    private final AtomicBoolean warned = new AtomicBoolean();

    @Inject
    BearerRule(Settings settings) {
        this.production = !settings.isSandbox();
    }

    boolean refuses(HttpServletRequest request, ClientAddress client) {
        if (!production || client.https() || !carriesBearer(request)) {
            return false;
        }
        if (!client.isLoopback()) {
            return true;
        }
        if (warned.compareAndSet(false, true)) {
            LOG.warning("A token came over plain HTTP from this machine. If a proxy runs here, name it in"
                    + " gatehouse.trusted-proxies and let it send X-Forwarded-For and X-Forwarded-Proto");
        }
        return false;
    }

    private static boolean carriesBearer(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && SCHEMES.stream()
                        .anyMatch(scheme -> authorization.strip().regionMatches(true, 0, scheme, 0, scheme.length()));
    }
}

package gatehouse.platform.http;

import gatehouse.platform.Settings;
import gatehouse.platform.http.call.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * In production a token comes over HTTPS: to this server, or to a proxy that is trusted and says so. From the machine
 * itself plain HTTP goes through, for health checks and for trying things out, and is warned about once.
 */
@ApplicationScoped
class BearerRule {
    private static final System.Logger LOG = System.getLogger(BearerRule.class.getName());
    private static final String SCHEME = "Bearer ";

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
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A token came over plain HTTP from this machine. If a proxy runs here, name it in"
                            + " gatehouse.trusted-proxies and let it send X-Forwarded-For and X-Forwarded-Proto");
        }
        return false;
    }

    private static boolean carriesBearer(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}

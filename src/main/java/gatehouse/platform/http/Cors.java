package gatehouse.platform.http;

import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/**
 * Cross-origin calls from browsers (the CORS protocol of the Fetch standard). Credentials are never allowed: a token
 * travels in a header that the page sets itself, so an allowed origin gets nothing that its user did not give it.
 */
@ApplicationScoped
class Cors {
    private static final Log LOG = Log.of(Cors.class);
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String EXPOSED = "request-ref, x-ratelimit-limit, x-ratelimit-reset, Retry-After, renew-csrf, "
            + "Gatehouse-Mode, WWW-Authenticate";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9-]+(?:\\s*,\\s*[A-Za-z0-9-]+)*");
    private static final int LONGEST = 1_000;
    private static final String TEN_MINUTES = "600";

    private final Iterable<AllowedOrigins> allowed;

    @Inject
    Cors(@Any Instance<AllowedOrigins> allowed) {
        this((Iterable<AllowedOrigins>) allowed);
    }

    private Cors(Iterable<AllowedOrigins> allowed) {
        this.allowed = allowed;
    }

    static Cors asking(Iterable<AllowedOrigins> allowed) {
        return new Cors(allowed);
    }

    /** Lets the page of an allowed origin read the answer. Every answer says that it depends on the origin. */
    void putOn(HttpServletResponse response, HttpServletRequest request) {
        response.setHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !allows(origin)) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", EXPOSED);
    }

    static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** @return whether the origin is allowed; only then the response is complete */
    boolean answersPreflight(HttpServletRequest request, HttpServletResponse response) {
        if (!allows(request.getHeader("Origin"))) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Max-Age", TEN_MINUTES);
        String asked = request.getHeader("Access-Control-Request-Headers");
        if (asked != null
                && asked.length() <= LONGEST
                && HEADER_NAMES.matcher(asked).matches()) {
            response.setHeader("Access-Control-Allow-Headers", asked);
        }
        return true;
    }

    private boolean allows(String origin) {
        try {
            for (AllowedOrigins some : allowed) {
                if (some.allows(origin)) {
                    return true;
                }
            }
        } catch (RuntimeException unknown) {
            // Without the list of origins nobody is on it; the call itself may still be answered.
            LOG.warning("Allowed origins cannot be read", unknown);
        }
        return false;
    }
}

package gatehouse.platform.http;

import gatehouse.platform.Settings;
import gatehouse.platform.http.call.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers of every answer, strict for all: whoever serves a page that needs more, or something that may be cached, sets
 * its own over these.
 */
@ApplicationScoped
class StandardHeaders {
    private static final String CONTENT_SECURITY = "default-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";
    private static final String A_YEAR = "max-age=31536000";

    private final boolean sandbox;

    @Inject
    StandardHeaders(Settings settings) {
        this.sandbox = settings.isSandbox();
    }

    void putOn(HttpServletResponse response, Call call) {
        // What a caller quotes when they ask about a call; the log has it too.
        response.setHeader("request-ref", call.trace().traceId());
        if (sandbox) {
            response.setHeader("Gatehouse-Mode", "sandbox");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
        response.setHeader("Referrer-Policy", "no-referrer");
        if (call.client().https()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
    }
}

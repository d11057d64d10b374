package gatehouse.platform.http;

import gatehouse.platform.http.call.Call;
import gatehouse.platform.http.call.Calls;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.failure.Failure;
import gatehouse.platform.telemetry.Span;
import gatehouse.platform.telemetry.SpanKind;
import gatehouse.platform.telemetry.Spans;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * The first of our code that sees a request, mapped in web.xml to everything. One filter rather than five, because the
 * order matters: trace, headers, CORS (a preflight carries no token and is answered here), transport, and then the call
 * itself.
 */
public class FrontDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Inject
    transient Calls calls;

    @Inject
    transient Spans spans;

    @Inject
    transient StandardHeaders standard;

    @Inject
    transient Cors cors;

    @Inject
    transient BearerRule bearer;

    @Inject
    transient MetricsRule metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (Span span = spans.begin(SpanKind.SERVER, name(request), calls.sentWith(request))) {
            Call call = calls.of(request, span.trace());
            CurrentCall.during(call, () -> letIn(call, request, response, chain));
            if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                span.failed();
            }
        }
    }

    /** Never the path, which has names and numbers in it, nor a method of the caller's own making. */
    private static String name(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "HTTP";
    }

    private void letIn(Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        standard.putOn(response, call);
        cors.putOn(response, request);
        if (Cors.isPreflight(request)) {
            preflight(request, response);
        } else if (bearer.refuses(request, call.client())) {
            ErrorServlet.fail(request, response, Failure.of(Failure.Reason.INSECURE));
        } else if (metrics.refuses(request, call.client())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
            wordBareRefusal(response);
        }
    }

    /** Jersey answers a header that is no media type with a bare status, past every mapper and filter of JAX-RS. */
    private static void wordBareRefusal(HttpServletResponse response) throws IOException {
        boolean isBare = !response.isCommitted() && response.getContentType() == null;
        if (isBare && response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            response.sendError(response.getStatus());
        }
    }

    private void preflight(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!cors.answersPreflight(request, response)) {
            ErrorServlet.fail(request, response, Failure.of(Failure.Reason.FORBIDDEN, "This origin is not allowed"));
        }
    }
}

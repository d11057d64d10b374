package gatehouse.platform.http;

import gatehouse.platform.http.call.Call;
import gatehouse.platform.http.call.Calls;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.failure.Failure;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The first of our code that sees a request, mapped in web.xml to everything. One filter rather than five, because the
 * order matters: trace, headers, CORS (a preflight carries no token and is answered here), transport, and then the call
 * itself.
 */
public class FrontDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Calls calls;

    @Inject
    transient StandardHeaders standard;

    @Inject
    transient Cors cors;

    @Inject
    transient BearerRule bearer;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Call call = calls.of(request);
        CurrentCall.during(call, () -> letIn(call, request, response, chain));
    }

    private void letIn(Call call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        standard.putOn(response, call);
        cors.putOn(response, request);
        if (Cors.isPreflight(request)) {
            preflight(request, response);
        } else if (bearer.refuses(request, call.client())) {
            ErrorServlet.fail(request, response, Failure.of(Failure.Reason.INSECURE));
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

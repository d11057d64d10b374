package gatehouse.platform.http;

import gatehouse.platform.http.call.Call;
import gatehouse.platform.http.call.Calls;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.Dialects;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import gatehouse.platform.http.failure.Failure.Reason;
import gatehouse.platform.http.failure.FailureLog;
import gatehouse.platform.http.failure.Failures;
import gatehouse.platform.json.StrictJson;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Words what the container refuses or breaks before JAX-RS sees it (a dead token, an unknown path, a request that is no
 * HTTP) in the dialect of the door that was called. web.xml sends every error here. Our filter may not have run, so
 * this sets trace, headers and CORS itself.
 */
@WebServlet("/error-page")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String FAILURE = Failure.class.getName();

    @Inject
    transient Calls calls;

    @Inject
    transient StandardHeaders standard;

    @Inject
    transient Cors cors;

    @Inject
    transient Dialects dialects;

    /** Ends a call from a filter, in the words of the door that was called. */
    static void fail(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        request.setAttribute(FAILURE, failure);
        response.sendError(failure.status());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Failure failure = failure(request, calls.knows(request));
        Call call = calls.of(request);
        CurrentCall.during(call, () -> answer(request, response, failure, call));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Failure failure, Call call)
            throws IOException {
        FailureLog.note(failure, call.trace(), thrown(request).orElse(null));
        standard.putOn(response, call);
        cors.putOn(response, request);
        failure.headers().forEach(response::setHeader);
        String path = path(request);
        Optional<ErrorDialect.Answer> answer = dialects.of(path).map(door -> door.answer(failure, call.trace()));
        if (answer.isPresent()) {
            response.setStatus(answer.get().status());
            send(response, JSON, answer.get().body().map(StrictJson::bytes).orElse(new byte[0]));
        } else {
            answerOutsideTheDoors(request, response, failure, call.trace());
        }
    }

    private static void answerOutsideTheDoors(
            HttpServletRequest request, HttpServletResponse response, Failure failure, Trace trace) throws IOException {
        response.setStatus(failure.status());
        if (isForPrograms(request, path(request))) {
            send(response, JSON, StrictJson.bytes(new Plain(failure.status(), words(failure), trace.traceId())));
        } else {
            send(response, TEXT, (failure.status() + " " + words(failure) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Failure failure(HttpServletRequest request, boolean seenByFilter) {
        if (request.getAttribute(FAILURE) instanceof Failure known) {
            return known;
        }
        int status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return broken(request, seenByFilter);
        }
        return Failure.ofStatus(status);
    }

    /** A container that breaks over a token before our filter runs has met a token it cannot read: that is a 401. */
    private static Failure broken(HttpServletRequest request, boolean seenByFilter) {
        if (!seenByFilter && request.getHeader("Authorization") != null) {
            return Failure.of(Reason.UNAUTHENTICATED);
        }
        return thrown(request)
                .map(thrown -> Failures.of(thrown, request.getUserPrincipal() != null))
                .orElse(Failure.of(Reason.BROKEN));
    }

    private static Optional<Throwable> thrown(HttpServletRequest request) {
        return Optional.ofNullable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    }

    private static String path(HttpServletRequest request) {
        String called = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String context = request.getContextPath();
        return called.startsWith(context) ? called.substring(context.length()) : called;
    }

    /** Outside the doors, who asks for JSON, sends JSON or calls an API gets JSON; who looks at pages gets a line. */
    private static boolean isForPrograms(HttpServletRequest request, String path) {
        return path.contains("/api/")
                || mentionsJson(request.getHeader("Accept"))
                || mentionsJson(request.getContentType());
    }

    private static boolean mentionsJson(String mediaTypes) {
        return mediaTypes != null && mediaTypes.toLowerCase(Locale.ROOT).contains("json");
    }

    private static String words(Failure failure) {
        return failure.sentence()
                .orElse(failure.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        if (body.length > 0) {
            response.setContentType(type);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private record Plain(int status, String error, String traceId) {}
}

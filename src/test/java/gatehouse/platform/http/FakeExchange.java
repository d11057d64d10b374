package gatehouse.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request and its response without a server: just what the steps of the front door look at. */
public final class FakeExchange {
    final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int status = 200;

    private final Map<String, List<String>> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final String method;
    private String peer = "203.0.113.7";
    private String path = "/";
    private boolean secure;

    public FakeExchange(String method) {
        this.method = method;
    }

    public FakeExchange with(String header, String... values) {
        headers.put(header.toLowerCase(Locale.ROOT), List.of(values));
        return this;
    }

    FakeExchange to(String servletPath) {
        path = servletPath;
        return this;
    }

    public FakeExchange from(String address) {
        peer = address;
        return this;
    }

    public FakeExchange encrypted() {
        secure = true;
        return this;
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getServletPath" -> path;
            case "getPathInfo" -> null;
            case "getRemoteAddr" -> peer;
            case "isSecure" -> secure;
            case "getHeader" ->
                sent(arguments[0]).isEmpty() ? null : sent(arguments[0]).get(0);
            case "getHeaders" -> Collections.enumeration(sent(arguments[0]));
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getUserPrincipal" -> null;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "setStatus" -> status = (Integer) arguments[0];
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private List<String> sent(Object header) {
        return headers.getOrDefault(((String) header).toLowerCase(Locale.ROOT), List.of());
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, with) -> {
            Object answer = answers.to(called.getName(), with);
            return called.getReturnType() == void.class ? null : answer;
        }));
    }

    private interface Answers {
        Object to(String method, Object... arguments);
    }
}

package gatehouse.platform.http.call;

import gatehouse.platform.Randomness;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Knows the {@link Call} behind a request: the same one however often, and from wherever, it is asked. */
@ApplicationScoped
public class Calls {
    private static final String ATTRIBUTE = Call.class.getName();

    private final TrustedProxies proxies;
    private final Randomness randomness;

    @Inject
    Calls(Settings settings, Randomness randomness) {
        this.proxies = TrustedProxies.from(settings);
        this.randomness = randomness;
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    public Call of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Call known) {
            return known;
        }
        return in(Trace.begin(all(request, Trace.header()), randomness), request);
    }

    /** As {@link #of}, in the trace of a span that somebody collects, where there is one. */
    public Call of(HttpServletRequest request, Trace collected) {
        return collected.isReal() && !knows(request) ? in(collected, request) : of(request);
    }

    /** What the caller says that the call belongs to; {@link Trace#NONE} for nothing. */
    public Trace sentWith(HttpServletRequest request) {
        return Trace.sent(all(request, Trace.header()));
    }

    private Call in(Trace trace, HttpServletRequest request) {
        Call call = new Call(trace, client(request));
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    /** Whether our filter has seen this request: what the container refuses, it refuses before. */
    public boolean knows(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Call;
    }

    private ClientAddress client(HttpServletRequest request) {
        InetAddress peer = Network.address(request.getRemoteAddr())
                .orElseThrow(() -> new IllegalStateException("The container gives the peer's address in digits"));
        return proxies.clientOf(
                peer, request.isSecure(), entries(request, "X-Forwarded-For"), entries(request, "X-Forwarded-Proto"));
    }

    private static List<String> entries(HttpServletRequest request, String header) {
        return all(request, header).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static List<String> all(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}

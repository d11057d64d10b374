package gatehouse.platform.http;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.platform.http.call.ClientAddress;
import gatehouse.platform.http.call.Networks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Who may read {@code /metrics}, whether they are the server's or ours: this machine, and the networks of
 * {@code gatehouse.metrics.readers}. How many sign in, and how many fail to, is nobody else's business; an attacker would
 * see there what an attack does. To others there is nothing at that path.
 */
@ApplicationScoped
class MetricsRule {
    static final String READERS = "gatehouse.metrics.readers";

    private static final String PATH = "/metrics";
    /** A proxy that we were not told of passes strangers on, and all of them come from this machine. */
    private static final List<String> MARKS_OF_A_PROXY = List.of("X-Forwarded-For", "Forwarded", "Via");

    private final Networks readers;

    @Inject
    MetricsRule(Settings settings) {
        this.readers = Networks.from(settings, READERS);
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    boolean refuses(HttpServletRequest request, ClientAddress client) {
        return isMetrics(request) && !readers.hold(client.address()) && !isThisMachine(request, client);
    }

    private static boolean isThisMachine(HttpServletRequest request, ClientAddress client) {
        return client.isLoopback() && MARKS_OF_A_PROXY.stream().allMatch(mark -> request.getHeader(mark) == null);
    }

    /** As the server reads the path, whatever is written into it. */
    private static boolean isMetrics(HttpServletRequest request) {
        String rest = request.getPathInfo();
        String path = rest == null ? request.getServletPath() : request.getServletPath() + rest;
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }
}

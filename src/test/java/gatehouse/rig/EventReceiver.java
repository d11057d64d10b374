package gatehouse.rig;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import gatehouse.rig.Api.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's machine, to which its webhook leads: takes every event and remembers it. */
public final class EventReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private EventReceiver(HttpServer server) {
        this.server = server;
    }

    /** @param path the name of the event, behind a slash */
    public record Event(String path, JsonNode body) {
        private boolean is(String name, String type, String status) {
            return path.equals(name)
                    && body.path("type").asString().equals(type)
                    && body.path("status").asString().equals(status);
        }
    }

    /** Listens from now on, for this tenant alone. */
    public static EventReceiver of(Eclipse eclipse, long tenant) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        EventReceiver receiver = new EventReceiver(server);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            receiver.told.add(new Event(
                    exchange.getRequestURI().getPath(), JsonMapper.shared().readTree(body)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        receiver.listenFor(eclipse, tenant);
        return receiver;
    }

    private void listenFor(Eclipse eclipse, long tenant) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Answer set = eclipse.console().put("/tenants/" + tenant + "/webhook", "{\"url\":\"" + url + "\"}");
        if (set.status() != 200) {
            throw new AssertionError("Expected a webhook, was answered " + set);
        }
    }

    /** All so far, in the order in which they came. */
    public List<Event> told() {
        return List.copyOf(told);
    }

    /** The body of the first one of this kind, which has to come. */
    public JsonNode awaited(String path, String type, String status) {
        return await(path + " " + type + " " + status)
                .atMost(PATIENCE)
                .until(() -> find(path, type, status), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> find(String path, String type, String status) {
        return told.stream()
                .filter(event -> event.is(path, type, status))
                .map(Event::body)
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

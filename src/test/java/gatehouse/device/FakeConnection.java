package gatehouse.device;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection that remembers what was sent: the data of events, and comments with a colon before them. */
final class FakeConnection implements SseEventSink {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private volatile boolean broken;

    List<String> sent() {
        return List.copyOf(sent);
    }

    /** What was sent since the last look. */
    List<String> news() {
        List<String> all = new ArrayList<>(sent);
        sent.removeAll(all);
        return all;
    }

    /** The other end goes away without a word. */
    void breaks() {
        broken = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (broken) {
            return CompletableFuture.failedFuture(new IOException("gone"));
        }
        sent.add(event.getComment() == null ? event.getName() + " " + event.getData() : ":" + event.getComment());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Makes events that hold what they were given. */
    static Sse sse() {
        return fake(Sse.class, Map.of());
    }

    /** Getters answer what was set; all else remembers it and goes on. */
    private static <T> T fake(Class<T> type, Map<String, Object> given) {
        Map<String, Object> values = new ConcurrentHashMap<>(given);
        return type.cast(Proxy.newProxyInstance(
                FakeConnection.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "newEventBuilder":
                            return fake(OutboundSseEvent.Builder.class, Map.of());
                        case "newEvent":
                            return fake(OutboundSseEvent.class, Map.of("name", arguments[0], "data", arguments[1]));
                        case "build":
                            return fake(OutboundSseEvent.class, values);
                        case "comment":
                            values.put("comment", arguments[0]);
                            return self;
                        default:
                            return values.get(
                                    method.getName().replaceFirst("^get", "").toLowerCase(Locale.ROOT));
                    }
                }));
    }
}

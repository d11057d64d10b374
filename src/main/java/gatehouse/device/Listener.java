package gatehouse.device;

import gatehouse.platform.json.StrictJson;
import gatehouse.push.PendingPush;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One device that listens. It is told what waits for it whenever that is something else than it was told last, and now
 * and then that we are still there. So little is sent in its life that it fits into the buffers of the connection: a
 * device that does not read keeps nobody waiting.
 */
final class Listener {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final SseEventSink sink;
    private final Sse sse;
    private final Instant opened;
    private Instant lastTold;
    private List<Long> told = List.of();

    Listener(SseEventSink sink, Sse sse, Instant now) {
        this.sink = sink;
        this.sse = sse;
        this.opened = now;
        this.lastTold = now;
    }

    /** Answers the call itself, so that the device knows that it is heard. */
    void greet() {
        send(sse.newEventBuilder().comment("listening").build());
    }

    boolean isOverAt(Instant now) {
        return sink.isClosed() || !now.isBefore(opened.plus(LIFE)) || now.isBefore(opened);
    }

    void tell(List<PendingPush> pending, Instant now) {
        List<Long> ids = pending.stream().map(PendingPush::id).toList();
        if (!ids.equals(told)) {
            byte[] json = StrictJson.bytes(ChallengeView.All.of(pending));
            send(sse.newEvent("challenges", new String(json, StandardCharsets.UTF_8)));
            told = ids;
            lastTold = now;
        } else if (!now.isBefore(lastTold.plus(QUIET))) {
            send(sse.newEventBuilder().comment("still here").build());
            lastTold = now;
        }
    }

    private void send(OutboundSseEvent event) {
        try {
            sink.send(event).exceptionally(gone -> {
                sink.close();
                return null;
            });
        } catch (IllegalStateException gone) {
            sink.close();
        }
    }

    void close() {
        sink.close();
    }
}

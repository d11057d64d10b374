package gatehouse.device;

import static java.util.stream.Collectors.groupingBy;

import gatehouse.push.PendingPush;
import gatehouse.push.PendingPushes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices that listen at this node, one connection each and so many at most. None of them holds a thread or a
 * connection to the database: one look a second is enough for all. What they are told is in the database, so a device
 * that listens elsewhere, or not at all, misses nothing.
 */
@ApplicationScoped
class Listeners {
    private final Map<UUID, Listener> all = new ConcurrentHashMap<>();

    private final PendingPushes pushes;
    private final DeviceLimits limits;
    private final Clock clock;

    @Inject
    Listeners(PendingPushes pushes, DeviceLimits limits, Clock clock) {
        this.pushes = pushes;
        this.limits = limits;
        this.clock = clock;
    }

    /** The connection of the same device before is closed. @return false when too many others listen */
    boolean add(UUID device, SseEventSink sink, Sse sse) {
        if (all.size() >= limits.listeners() && !all.containsKey(device)) {
            return false;
        }
        Listener listener = new Listener(sink, sse, clock.instant());
        listener.greet();
        Listener before = all.put(device, listener);
        if (before != null) {
            before.close();
        }
        return true;
    }

    /** Tells all of them what is new. */
    void tell() {
        if (all.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        all.forEach((device, listener) -> {
            if (listener.isOverAt(now)) {
                listener.close();
                all.remove(device, listener);
            }
        });
        Map<UUID, List<PendingPush>> pending =
                pushes.of(Set.copyOf(all.keySet())).stream().collect(groupingBy(PendingPush::device));
        all.forEach((device, listener) -> listener.tell(pending.getOrDefault(device, List.of()), now));
    }

    @PreDestroy
    void close() {
        all.values().forEach(Listener::close);
    }
}

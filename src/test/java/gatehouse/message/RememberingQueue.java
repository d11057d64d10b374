package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue that only remembers what it was told, unless its broker is away. */
public final class RememberingQueue extends Hints {
    record Hint(UUID id, Duration delay) {}

    final List<Hint> sent = new CopyOnWriteArrayList<>();

    /** Then it counts whoever wanted to tell it something, and remembers nothing. */
    volatile boolean isAway;

    final AtomicInteger lost = new AtomicInteger();

    @Override
    public boolean send(UUID message, Channel channel, MessagePurpose purpose, Duration delay) {
        if (isAway) {
            lost.incrementAndGet();
            return false;
        }
        return sent.add(new Hint(message, delay));
    }
}

package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A queue that only remembers what it was told. */
public final class RememberingQueue extends Hints {
    record Hint(UUID id, Duration delay) {}

    final List<Hint> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(UUID message, Channel channel, MessagePurpose purpose, Duration delay) {
        sent.add(new Hint(message, delay));
    }
}

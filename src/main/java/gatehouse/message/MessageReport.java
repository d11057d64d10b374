package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message and what became of it, without recipient and text.
 *
 * @param finished when it reached the state, but for receipts; empty while it is queued
 * @param gateway that took it over
 * @param reason why it failed, or was not taken over yet
 */
public record MessageReport(
        UUID id,
        Channel channel,
        MessagePurpose purpose,
        MessageState state,
        Instant created,
        Optional<Instant> finished,
        Optional<String> gateway,
        Optional<String> reason,
        List<Attempt> attempts) {}

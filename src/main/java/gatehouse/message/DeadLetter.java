package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that was given up, as an administrator may see it: without recipient and text.
 *
 * @param reason what the last attempt met
 * @param replayableUntil until when it may go back to the queue; empty once its text is gone
 */
public record DeadLetter(
        UUID id,
        long tenantId,
        Channel channel,
        MessagePurpose purpose,
        int attempts,
        Instant created,
        Instant died,
        String reason,
        Optional<Instant> replayableUntil) {}

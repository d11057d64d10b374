package gatehouse.message.inbox;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that the sandbox delivered, as its recipient sees it.
 *
 * @param to the recipient; a phone number in digits only
 */
public record InboxMessage(
        UUID id, Channel channel, String to, String text, MessagePurpose purpose, String status, Instant created) {}

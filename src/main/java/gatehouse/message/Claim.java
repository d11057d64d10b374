package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.http.call.Trace;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to make one attempt at a message, still sealed.
 *
 * @param attempt which attempt this is, from 1
 * @param expires null when the message is good for ever
 * @param subject null for the usual one of its purpose
 * @param trace of the call that wanted the message; {@link Trace#NONE} where there was none
 */
record Claim(
        UUID id,
        long tenantId,
        int attempt,
        Channel channel,
        MessagePurpose purpose,
        String sealedRecipient,
        String sealedText,
        Instant expires,
        String subject,
        Trace trace) {

    /** @throws IllegalStateException when it was sealed with another key */
    Outgoing open(Sealing sealing) {
        return new Outgoing(
                id,
                channel,
                purpose,
                sealing.open(sealedRecipient, Message.recipientLabel(id)),
                Secret.of(sealing.open(sealedText, Message.textLabel(id))),
                Optional.ofNullable(expires),
                Optional.ofNullable(subject));
    }
}

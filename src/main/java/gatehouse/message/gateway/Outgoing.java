package gatehouse.message.gateway;

import gatehouse.platform.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message on its way to a gateway, in clear.
 *
 * @param id the same at every attempt
 * @param expires for gateways that can withdraw what they could not deliver in time
 * @param subject of an e-mail; empty for the usual one of its purpose
 */
public record Outgoing(
        UUID id,
        Channel channel,
        MessagePurpose purpose,
        String recipient,
        Secret text,
        Optional<Instant> expires,
        Optional<String> subject) {
    /** With the usual subject, if any. */
    public Outgoing(
            UUID id,
            Channel channel,
            MessagePurpose purpose,
            String recipient,
            Secret text,
            Optional<Instant> expires) {
        this(id, channel, purpose, recipient, text, expires, Optional.empty());
    }

    public boolean isExpiredAt(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The same message as its recipient sees it, where that is not what the outbox keeps. */
    public Outgoing to(String address, String read) {
        return new Outgoing(id, channel, purpose, address, Secret.of(read), expires, subject);
    }

    /** Enough of the recipient to recognise it: the last three digits, or the domain of an e-mail address. */
    public String maskedRecipient() {
        int at = recipient.lastIndexOf('@');
        if (at >= 0) {
            return "***" + recipient.substring(at);
        }
        return "***" + recipient.substring(Math.max(0, recipient.length() - 3));
    }

    /** Neither the recipient nor the text. */
    @Override
    public String toString() {
        return "Outgoing[id=" + id + ", channel=" + channel + ", purpose=" + purpose + "]";
    }
}

package gatehouse.text;

import gatehouse.message.Draft;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import java.time.Instant;
import java.util.Optional;

/** A text in words, before it has an address. */
public record Letter(long tenantId, Channel channel, MessagePurpose purpose, Optional<String> subject, Secret text) {
    /** @param address a phone number or e-mail address, as the channel of this letter needs it */
    public Draft to(String address, Optional<Instant> expires) {
        return new Draft(tenantId, channel, purpose, address, text, expires, subject);
    }
}

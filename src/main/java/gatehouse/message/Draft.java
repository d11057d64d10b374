package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A message before it is posted.
 *
 * @param recipient a phone number (digits, with or without a leading plus), e-mail address or device, as the channel needs
 *     it, and the tenant's number for a webhook; at most 254 characters
 * @param text what the recipient reads; at most 1,000 code points, for a webhook 5,000 bytes of UTF-8
 * @param expires the moment from which it must not be sent any more; empty when it is good for ever
 * @param askedFrom the network address that asked for it, which has a budget of texts; empty where nobody asked, or the
 *     address is a programme's that asks for many people
 */
public record Draft(
        long tenantId,
        Channel channel,
        MessagePurpose purpose,
        String recipient,
        Secret text,
        Optional<Instant> expires,
        Optional<String> askedFrom) {
    static final int LONGEST_RECIPIENT = 254;
    static final int LONGEST_TEXT = 1_000;
    /** In bytes of UTF-8. */
    static final int LONGEST_EVENT = 5_000;

    public Draft {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(expires);
        Objects.requireNonNull(askedFrom);
        if (recipient.isBlank() || recipient.length() > LONGEST_RECIPIENT) {
            throw new IllegalArgumentException("A recipient has 1 to " + LONGEST_RECIPIENT + " characters");
        }
        if (text.length() == 0 || isTooLong(channel, text)) {
            throw new IllegalArgumentException(
                    "A text has 1 to " + LONGEST_TEXT + " code points, an event up to " + LONGEST_EVENT + " bytes");
        }
    }

    private static boolean isTooLong(Channel channel, Secret text) {
        return channel == Channel.WEBHOOK
                ? text.reveal().getBytes(StandardCharsets.UTF_8).length > LONGEST_EVENT
                : text.length() > LONGEST_TEXT;
    }

    /** Neither the recipient nor the text, nor who asked. */
    @Override
    public String toString() {
        return "Draft[tenantId=" + tenantId + ", channel=" + channel + ", purpose=" + purpose + "]";
    }
}

package gatehouse.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What a gateway learns after it took a message over. The first receipt of a message counts; doubled and late ones change
 * nothing.
 *
 * <p>Each answers whether a message with that reference is known. A receipt can overtake the note that its message was
 * sent, so a gateway whose network doubles nothing may offer an unknown one again a little later.
 */
@ApplicationScoped
public class Receipts {
    private final Messages messages;

    @Inject
    public Receipts(Messages messages) {
        this.messages = messages;
    }

    /** The recipient has it. */
    public boolean delivered(String gateway, String reference) {
        return messages.receipt(gateway, reference, Message::deliver);
    }

    /** @param reason without recipient and text */
    public boolean failed(String gateway, String reference, String reason) {
        return messages.receipt(gateway, reference, message -> message.fail(reason));
    }
}

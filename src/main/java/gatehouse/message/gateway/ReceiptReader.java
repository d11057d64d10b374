package gatehouse.message.gateway;

import gatehouse.platform.Secret;
import java.util.Optional;

/** Reads the receipts that a provider sends by HTTP. */
public interface ReceiptReader {
    /** Whether the caller knows what was agreed with this provider and nobody else. */
    boolean isFrom(Secret proof);

    /**
     * Empty when it decides nothing, as that a message is on its way.
     *
     * @param form whether the body is that of a form, else JSON
     * @throws gatehouse.platform.json.UnreadableBody when it is neither, or says of no message
     */
    Optional<Receipt> read(boolean form, String body);
}

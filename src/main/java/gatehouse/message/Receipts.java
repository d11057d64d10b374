package gatehouse.message;

import gatehouse.message.gateway.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What a gateway learns after it took a message over, whichever way it learns it. The first receipt of a message counts;
 * doubled and late ones change nothing. One that overtook the note that its message was sent is kept for some minutes and
 * counts when that note is there; one of a message that nobody here sent is then forgotten.
 */
@ApplicationScoped
public class Receipts {
    private final Messages messages;
    private final ParkedReceipts parked;

    @Inject
    Receipts(Messages messages, ParkedReceipts parked) {
        this.messages = messages;
        this.parked = parked;
    }

    /** @return whether a message with that reference is known by now */
    public boolean take(String gateway, Receipt receipt) {
        boolean known = messages.receipt(gateway, receipt);
        if (!known) {
            parked.park(gateway, receipt);
        }
        return known;
    }
}

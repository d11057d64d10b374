package gatehouse.message.callback;

import gatehouse.message.Receipts;
import gatehouse.message.gateway.ReceiptReader;
import gatehouse.message.route.Gateways;
import gatehouse.platform.Secret;
import gatehouse.platform.json.UnreadableBody;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Takes the receipts of gateways whose provider calls us. */
@ApplicationScoped
public class Callbacks {
    private static final Log LOG = Log.of(Callbacks.class);

    private final Gateways gateways;
    private final Receipts receipts;

    @Inject
    Callbacks(Gateways gateways, Receipts receipts) {
        this.gateways = gateways;
        this.receipts = receipts;
    }

    /** What is answered. */
    public enum Outcome {
        /** Whether it was news, old, undecided, or about a message that we do not know: the provider need not come again. */
        TAKEN,
        /** There is no such gateway, it takes no receipts, or the caller does not know its secret: nobody learns which. */
        STRANGER,
        UNREADABLE
    }

    /**
     * @param gateway its name
     * @param proof empty when the caller brought none
     * @param form whether the body is that of a form, else JSON
     */
    public Outcome take(String gateway, Optional<Secret> proof, boolean form, String body) {
        Optional<ReceiptReader> reader = gateways.receiptsOf(gateway)
                .filter(known -> proof.filter(known::isFrom).isPresent());
        if (reader.isEmpty()) {
            LOG.warning("message.callback-refused: no such gateway, or not its secret");
            return Outcome.STRANGER;
        }
        try {
            reader.get().read(form, body).ifPresent(receipt -> receipts.take(gateway, receipt));
            return Outcome.TAKEN;
        } catch (UnreadableBody malformed) {
            return Outcome.UNREADABLE;
        }
    }
}

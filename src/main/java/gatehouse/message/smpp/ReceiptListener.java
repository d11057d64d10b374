package gatehouse.message.smpp;

import gatehouse.platform.log.Log;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * Takes what a message centre sends. A receipt is answered once it is kept; when that fails, the message centre is asked to
 * bring it again. What people write to us is taken and dropped: nobody here reads it.
 */
final class ReceiptListener implements MessageReceiverListener {
    private static final Log LOG = Log.of(ReceiptListener.class);

    private final String gateway;
    private final Keeper keeper;

    /** Keeps a receipt. */
    interface Keeper {
        void keep(String gateway, OperatorReceipt receipt) throws Exception;
    }

    ReceiptListener(String gateway, Keeper keeper) {
        this.gateway = gateway;
        this.keeper = keeper;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        OperatorReceipt receipt = OperatorReceipt.of(delivered).orElse(null);
        if (receipt == null || receipt.isUndecided()) {
            return;
        }
        try {
            keeper.keep(gateway, receipt);
        } catch (Exception failed) {
            LOG.warning("message.receipt-not-kept gateway=" + gateway, failed);
            throw new ProcessRequestException("try again", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        LOG.debug(() -> "message.alert gateway=" + gateway);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}

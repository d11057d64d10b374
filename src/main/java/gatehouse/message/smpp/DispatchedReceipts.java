package gatehouse.message.smpp;

import gatehouse.message.Receipts;
import gatehouse.platform.RequestSurroundings;

/**
 * Keeps receipts in the outbox. They come on threads of the SMPP library, which know nothing of the server; so the work is
 * done in the surroundings of a request.
 */
record DispatchedReceipts(Receipts receipts, RequestSurroundings surroundings) implements ReceiptListener.Keeper {
    @Override
    public void keep(String gateway, OperatorReceipt receipt) throws Exception {
        if (!surroundings.areKnown()) {
            throw new IllegalStateException("The application is still starting");
        }
        surroundings.call(() -> receipts.take(gateway, receipt.toReceipt()));
    }
}

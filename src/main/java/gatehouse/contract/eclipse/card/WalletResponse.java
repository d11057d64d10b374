package gatehouse.contract.eclipse.card;

import gatehouse.card.Wallet;
import java.time.Instant;

/** A wallet as it is shown. */
record WalletResponse(long walletId, long customerId, String name, String currency, String status, Instant created) {
    static WalletResponse of(Wallet wallet) {
        return new WalletResponse(
                wallet.id(),
                wallet.customerId(),
                wallet.name(),
                wallet.currency().getCurrencyCode(),
                wallet.status().name(),
                wallet.created());
    }
}

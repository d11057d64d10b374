package gatehouse.contract.eclipse.card;

import gatehouse.card.Card;

/** A card as it is shown: the first six and the last four digits of its number. */
record CardResponse(
        long cardId, long walletId, long customerId, String pan, String expiry, String cardHolderName, String status) {
    static CardResponse of(Card card) {
        return new CardResponse(
                card.id(),
                card.walletId(),
                card.customerId(),
                card.maskedPan(),
                card.expiry().toString(),
                card.cardHolderName(),
                card.status().name());
    }
}

package gatehouse.contract.eclipse.card;

import gatehouse.card.CardFace;
import gatehouse.platform.Secret;

/** A whole card, on its way to whoever brought its password. */
record DetailsResponse(String pan, String expiry, String cvv, String cardHolderName) {
    static DetailsResponse of(CardFace face, Secret securityCode) {
        return new DetailsResponse(
                face.pan().reveal(), face.expiry().toString(), securityCode.reveal(), face.cardHolderName());
    }

    /** It must not land in a log by accident. */
    @Override
    public String toString() {
        return "DetailsResponse[hidden]";
    }
}

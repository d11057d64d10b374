package gatehouse.contract.multi.card;

import gatehouse.card.Card;
import gatehouse.card.CardFace;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import jakarta.annotation.Nullable;
import java.time.format.DateTimeFormatter;

/**
 * A card.
 *
 * @param expiryMmyy month and year, such as 0130
 * @param cardNumber null unless the session was stepped up, and in lists
 * @param cvv as {@code cardNumber}
 */
record ManagedCard(
        String id,
        IdentityId identity,
        String cardNumberFirstSix,
        String cardNumberLastFour,
        String expiryMmyy,
        String nameOnCard,
        CardState state,
        @Nullable CardSecret cardNumber,
        @Nullable CardSecret cvv) {
    private static final DateTimeFormatter MMYY = DateTimeFormatter.ofPattern("MMyy");
    private static final int FIRST = 6;
    private static final int LAST = 4;

    /** @param state ACTIVE where it can be used */
    record CardState(String state) {}

    /** @param value in clear */
    record CardSecret(String value) {
        /** It is what a thief wants. */
        @Override
        public String toString() {
            return "CardSecret[hidden]";
        }
    }

    static ManagedCard masked(Card card, Customer customer) {
        return of(card, customer, null, null);
    }

    static ManagedCard whole(Card card, Customer customer, CardFace face, Secret securityCode) {
        return of(card, customer, new CardSecret(face.pan().reveal()), new CardSecret(securityCode.reveal()));
    }

    private static ManagedCard of(Card card, Customer customer, CardSecret number, CardSecret securityCode) {
        String masked = card.maskedPan();
        return new ManagedCard(
                Long.toString(card.id()),
                IdentityId.of(customer),
                masked.substring(0, FIRST),
                masked.substring(masked.length() - LAST),
                card.expiry().format(MMYY),
                card.cardHolderName(),
                new CardState(card.status().name()),
                number,
                securityCode);
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "ManagedCard[hidden]";
    }
}

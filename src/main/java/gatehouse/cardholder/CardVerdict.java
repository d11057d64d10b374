package gatehouse.cardholder;

import gatehouse.card.CardFace;
import java.util.function.Function;

/** What a guess at a card access password was worth once it was counted. */
sealed interface CardVerdict {
    /** Goes on with a card that opened; a refusal is the answer already. */
    CardView as(Function<CardFace, CardView> opened);

    record Opened(CardFace face) implements CardVerdict {
        @Override
        public CardView as(Function<CardFace, CardView> opened) {
            return opened.apply(face);
        }
    }

    record Shut(CardView refusal) implements CardVerdict {
        @Override
        public CardView as(Function<CardFace, CardView> opened) {
            return refusal;
        }
    }
}

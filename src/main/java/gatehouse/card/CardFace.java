package gatehouse.card;

import java.time.YearMonth;

/**
 * What is printed on the front of a card.
 *
 * @param expiry the last month in which it is good
 */
public record CardFace(Pan pan, YearMonth expiry, String cardHolderName) {
    /** Neither number nor name must land in a log by accident. */
    @Override
    public String toString() {
        return "CardFace[hidden]";
    }
}

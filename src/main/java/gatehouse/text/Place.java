package gatehouse.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * What differs from one text to the next, and is put where a template says {@code {code}}. No value has a character that
 * takes two septets of an SMS, or is not in its default alphabet.
 */
public enum Place {
    /** One-time code. */
    CODE("code", "000000", "123456", true),
    /** How long it is good, in whole minutes, rounded down: a code must not die earlier than its text says. */
    MINUTES("minutes", "10", "5", false),
    HOURS("hours", "9999", "72", false),
    DAYS("days", "999", "30", false),
    /** The same with its unit, in English: for the built-in texts alone. */
    LIFE("life", "10 minutes", "5 minutes", false),
    /** Such as {@code 12.34 EUR}. */
    AMOUNT("amount", "92233720368547758.07 EUR", "12.34 EUR", true),
    /** As {@link PlainName} leaves it. */
    PAYEE("payee", "W".repeat(PlainName.LONGEST), "Corner Shop", true),
    /** An address of ours with a token behind it. */
    LINK("link", "", "", true),
    /** One that was made here. */
    PASSWORD("password", "W".repeat(43), "aB3d-Ef5g-hJ7k", true);

    private final String word;
    private final String longest;
    private final String sample;
    private final boolean needed;

    /** @param needed whether a text without it would be of no use */
    Place(String word, String longest, String sample, boolean needed) {
        this.word = word;
        this.longest = longest;
        this.sample = sample;
        this.needed = needed;
    }

    /** As templates name it, without its braces. */
    public String word() {
        return word;
    }

    /** No value is longer. That of a link depends on the server's address. */
    String longest() {
        return longest;
    }

    String sample() {
        return sample;
    }

    boolean isNeeded() {
        return needed;
    }

    static Optional<Place> find(String word) {
        return Arrays.stream(values()).filter(place -> place.word.equals(word)).findFirst();
    }
}

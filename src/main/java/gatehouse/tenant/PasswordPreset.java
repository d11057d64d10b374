package gatehouse.tenant;

import java.util.Locale;

/** What a population asks of a new password; lengths count code points. */
public enum PasswordPreset {
    /** 3 to 80, nothing else: what the eclipse contract publishes. */
    CONTRACT_ECLIPSE(3, 80, false, false),
    /** 8 to 30 with four character classes: what the multi contract publishes. */
    CONTRACT_MULTI(8, 30, true, false),
    /** 8 to 80; common, breached and context words refused; no composition rules (NIST SP 800-63B-4, 3.1.1.2). */
    NIST(8, 80, false, true),
    /** 12 to 80 with four character classes, and everything that {@link #NIST} refuses (PCI DSS 8.3.6). */
    PCI(12, 80, true, true);

    private final int least;
    private final int most;
    private final boolean fourClasses;
    private final boolean refusesKnownWords;

    PasswordPreset(int least, int most, boolean fourClasses, boolean refusesKnownWords) {
        this.least = least;
        this.most = most;
        this.fourClasses = fourClasses;
        this.refusesKnownWords = refusesKnownWords;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Asks for an upper-case letter, a lower-case letter, a digit and something else. */
    public boolean asksForFourClasses() {
        return fourClasses;
    }

    /** Refuses passwords that are common, known from breaches, or made of words of the context. */
    public boolean refusesKnownWords() {
        return refusesKnownWords;
    }

    /** The name in settings and answers, for example {@code contract-eclipse}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package gatehouse.tenant;

import java.util.Locale;

/** What a population asks of a new password; lengths count code points. */
public enum PasswordPreset {
    /** 3 to 80, nothing else: what the eclipse contract publishes. */
    CONTRACT_ECLIPSE(3, 80, false, false, 0),
    /** 8 to 30 with four character classes, none of the last five: what the multi contract publishes. */
    CONTRACT_MULTI(8, 30, true, false, 5),
    /** 8 to 80; common, breached and context words refused; no composition rules (NIST SP 800-63B-4, 3.1.1.2). */
    NIST(8, 80, false, true, 0),
    /** 12 to 80 with four character classes, none of the last five, nor what {@link #NIST} refuses (PCI DSS 8.3.6, 8.3.7). */
    PCI(12, 80, true, true, 5);

    private final int least;
    private final int most;
    private final boolean fourClasses;
    private final boolean refusesKnownWords;
    private final int remembered;

    PasswordPreset(int least, int most, boolean fourClasses, boolean refusesKnownWords, int remembered) {
        this.least = least;
        this.most = most;
        this.fourClasses = fourClasses;
        this.refusesKnownWords = refusesKnownWords;
        this.remembered = remembered;
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

    /** How many of a subject's last passwords, the present one among them, may not come again; 0 for none. */
    public int remembered() {
        return remembered;
    }

    /** The name in settings and answers, for example {@code contract-eclipse}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

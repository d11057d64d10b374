package gatehouse.monitoring.health;

import java.util.Locale;

/** What a node works with. */
public enum Organ {
    DATABASE(true),
    /** Nobody who signs in waits for it, and the sweeper looks after what it does not point to. */
    QUEUE(false),
    /** All nodes share it: whoever is sent to another finds the same there. */
    OUTBOX(false),
    KEYS(true),
    CLOCK(true),
    /** Down while the node is about to be stopped. */
    TRAFFIC(true);

    private final boolean needed;

    Organ(boolean needed) {
        this.needed = needed;
    }

    /** Whether a node may answer callers while this one is well, or is not. */
    public boolean lets(boolean well) {
        return well || !needed;
    }

    /** As health shows it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

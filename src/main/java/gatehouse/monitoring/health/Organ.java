package gatehouse.monitoring.health;

import java.util.Locale;

/** What a node cannot do without. */
public enum Organ {
    DATABASE,
    QUEUE,
    OUTBOX,
    KEYS,
    CLOCK;

    /** As health shows it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

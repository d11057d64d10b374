package gatehouse.message.budget;

import gatehouse.message.budget.Text.Kind;
import java.util.Comparator;

/**
 * A country that codes of a tenant go to, and come back from.
 *
 * @param kind of these codes
 */
record Origin(long tenantId, String prefix, Kind kind) implements Comparable<Origin> {
    private static final Comparator<Origin> IN_ORDER =
            Comparator.comparing(Origin::tenantId).thenComparing(Origin::mark);

    /** Behind the prefix of known codes: the version before this one kept prefixes alone, and stops nothing by these. */
    static final String KNOWN = "k";

    /** @param mark see {@link #mark()} */
    static Origin marked(long tenantId, String mark) {
        return mark.endsWith(KNOWN)
                ? new Origin(tenantId, mark.substring(0, mark.length() - KNOWN.length()), Kind.KNOWN_CODE)
                : new Origin(tenantId, mark, Kind.OPEN_CODE);
    }

    /** As its rows have it. */
    String mark() {
        return kind == Kind.KNOWN_CODE ? prefix + KNOWN : prefix;
    }

    @Override
    public int compareTo(Origin other) {
        return IN_ORDER.compare(this, other);
    }

    /** Under which it is counted. */
    String key() {
        return tenantId + "/" + mark();
    }
}

package gatehouse.message.budget;

import java.util.Comparator;

/** A country that codes of a tenant go to, and come back from. */
record Origin(long tenantId, String prefix) implements Comparable<Origin> {
    private static final Comparator<Origin> IN_ORDER =
            Comparator.comparing(Origin::tenantId).thenComparing(Origin::prefix);

    @Override
    public int compareTo(Origin other) {
        return IN_ORDER.compare(this, other);
    }

    /** Under which it is counted. */
    String key() {
        return tenantId + "/" + prefix;
    }
}

package gatehouse.throttle;

import gatehouse.platform.KeyedHash;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose failures are counted, and for which factor: each factor of a subject has a count of its own, so that success
 * with one clears nothing of another.
 *
 * <p>A name that nobody has gets a holder too. From here on known and unknown go through the same code and leave the
 * same kind of row, so neither the answer nor its time tells whether a name exists.
 */
public final class Holder {
    private static final Pattern FACTOR = Pattern.compile("[a-z][a-z-]{0,19}");

    private final String key;
    private final Optional<Long> subjectId;

    private Holder(String factor, String who, Optional<Long> subjectId) {
        if (!FACTOR.matcher(factor).matches()) {
            throw new IllegalArgumentException("A factor is 1 to 20 small letters or hyphens");
        }
        this.key = factor + "/" + who;
        this.subjectId = subjectId;
    }

    /** The holder of a subject that exists. */
    public static Holder of(String factor, long subjectId) {
        return new Holder(factor, Long.toString(subjectId), Optional.of(subjectId));
    }

    /**
     * The holder of a name that nobody has.
     *
     * @param scope where the name would have to be unique
     * @param canonicalName the name in the form that login compares, so that all its spellings share one count
     */
    public static Holder ofStranger(String factor, String scope, String canonicalName, KeyedHash hash) {
        return new Holder(factor, hash.hex("lockout", scope + '\0' + canonicalName), Optional.empty());
    }

    /** The key of the row; at most 85 characters, and never a name in clear. */
    public String key() {
        return key;
    }

    static String factorIn(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    /** Empty for a stranger. */
    Optional<Long> subjectId() {
        return subjectId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Holder holder && key.equals(holder.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}

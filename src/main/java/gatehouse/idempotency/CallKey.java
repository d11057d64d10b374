package gatehouse.idempotency;

import gatehouse.platform.KeyedHash;

/**
 * What makes two calls the same one. The reference is the caller's own, so it counts only for that caller and that
 * operation: nobody finds another's answer by guessing.
 *
 * @param holder who calls and for whom, such as the numbers of a subject and of its customer; never a secret
 * @param operation method and path
 * @param ref chosen by the caller; at most 8,000 characters, kept only as a part of a keyed hash
 */
public record CallKey(long tenantId, String holder, String operation, String ref) {
    public static final int LONGEST_REF = 8_000;

    public CallKey {
        if (ref.isEmpty() || ref.length() > LONGEST_REF) {
            throw new IllegalArgumentException("A reference has 1 to " + LONGEST_REF + " characters");
        }
    }

    /** The key of the row: 64 hex digits. The lengths keep the parts apart, whatever is in them. */
    String hash(KeyedHash hash) {
        String whole = tenantId + "/" + holder.length() + "/" + operation.length() + "/" + holder + operation + ref;
        return hash.hex("idempotent-call", whole);
    }

    /** Without the reference, which may be anything. */
    @Override
    public String toString() {
        return "CallKey[tenantId=" + tenantId + ", operation=" + operation + "]";
    }
}

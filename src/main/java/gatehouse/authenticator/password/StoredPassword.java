package gatehouse.authenticator.password;

import java.time.Instant;
import java.util.Optional;

/** A password as it was stored when it was read: what {@link HashingTicket#verify} compares with. */
public final class StoredPassword {
    private final long ownerId;
    private final boolean imported;
    private final String verifier;
    private final BCryptString bcrypt;
    private final Instant changed;
    private final Optional<Instant> expires;

    StoredPassword(
            long ownerId,
            boolean imported,
            String verifier,
            BCryptString bcrypt,
            Instant changed,
            Optional<Instant> expires) {
        this.ownerId = ownerId;
        this.imported = imported;
        this.verifier = verifier;
        this.bcrypt = bcrypt;
        this.changed = changed;
        this.expires = expires;
    }

    /**
     * A password that another capability keeps, of somebody who need not be a subject.
     *
     * @param verifier from {@link Hashed#text()}
     * @throws IllegalStateException when it is anything else
     */
    public static StoredPassword ofOurs(long ownerId, String verifier, Instant changed) {
        BCryptString bcrypt = BCryptString.parse(verifier)
                .orElseThrow(() -> new IllegalStateException("The password of " + ownerId + " is damaged"));
        return new StoredPassword(ownerId, false, verifier, bcrypt, changed, Optional.empty());
    }

    /** Whose it is: the number of a subject, or of whoever else its keeper keeps passwords of. */
    public long ownerId() {
        return ownerId;
    }

    /** When it was last set, not when it was last hashed. */
    public Instant changed() {
        return changed;
    }

    /** Whether the subject still has the password that somebody made it with. */
    public boolean isThatOfCreation(Instant created) {
        return changed.equals(created);
    }

    /** From when on it opens only the way to its own change; empty when it never expires. */
    public Optional<Instant> expires() {
        return expires;
    }

    public boolean isExpiredAt(Instant now) {
        return expires.filter(limit -> !now.isBefore(limit)).isPresent();
    }

    /** Whether a caller brought the hash along, so that clear text is compared with it without our pepper. */
    boolean isImported() {
        return imported;
    }

    /** The column as it was read. */
    public String verifier() {
        return verifier;
    }

    BCryptString bcrypt() {
        return bcrypt;
    }

    @Override
    public String toString() {
        return "StoredPassword[of " + ownerId + "]";
    }
}

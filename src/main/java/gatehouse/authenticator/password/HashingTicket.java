package gatehouse.authenticator.password;

import gatehouse.platform.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * The right of one use case to a place in the bulkhead. The place is taken, and waited for, by the first hash and not
 * before: while the database is waited for, somebody else may hash. It is held until this is closed; close it before the
 * second transaction begins. For one thread.
 */
public final class HashingTicket implements AutoCloseable {
    private final PepperedBCrypt bcrypt;
    private final Bulkhead bulkhead;
    private boolean hasPlace;
    private boolean closed;
    private long entered;

    HashingTicket(PepperedBCrypt bcrypt, Bulkhead bulkhead) {
        this.bcrypt = bcrypt;
        this.bulkhead = bulkhead;
    }

    /** Many asked at the same moment, and those before took what there was. {@link Admission.Admitted#as} makes a refusal of it. */
    static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Duration wait;

        private TooLate(Duration wait) {
            super("No place to hash is left", null, false, false);
            this.wait = wait;
        }

        Duration retryAfter() {
            return wait;
        }
    }

    /**
     * Compares a candidate with the stored password. Without a stored one it does the work of a password that was stored
     * today, so that its time tells nobody that there is none.
     */
    public Checked verify(Optional<StoredPassword> stored, Secret candidate) {
        takePlace();
        return bcrypt.verify(stored, candidate);
    }

    /**
     * Hashes a password to be stored. The rules have been asked before.
     *
     * @throws IllegalArgumentException for a text that no rule would let through, because it equals others once hashed
     */
    public Hashed hash(Secret password) {
        takePlace();
        return bcrypt.hash(password);
    }

    private void takePlace() {
        if (closed) {
            throw new IllegalStateException("This ticket has been given back");
        }
        if (!hasPlace) {
            bulkhead.enter().ifPresent(wait -> {
                throw new TooLate(wait);
            });
            hasPlace = true;
            entered = bulkhead.now();
        }
    }

    /** Gives the place to the next one; once, however often it is called. */
    @Override
    public void close() {
        closed = true;
        if (hasPlace) {
            hasPlace = false;
            bulkhead.leave(entered);
        }
    }
}

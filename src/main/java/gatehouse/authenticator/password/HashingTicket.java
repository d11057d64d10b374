package gatehouse.authenticator.password;

import gatehouse.platform.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A place in the bulkhead, held by one use case from before it reads the database until its hashing is done. Close it
 * before the second transaction begins. For one thread.
 */
public final class HashingTicket implements AutoCloseable {
    private final PepperedBCrypt bcrypt;
    private final Bulkhead bulkhead;
    private final long entered;
    private final AtomicBoolean closed = new AtomicBoolean();

    HashingTicket(PepperedBCrypt bcrypt, Bulkhead bulkhead) {
        this.bcrypt = bcrypt;
        this.bulkhead = bulkhead;
        this.entered = bulkhead.now();
    }

    /**
     * Compares a candidate with the stored password. Without a stored one it does the work of a password that was stored
     * today, so that its time tells nobody that there is none.
     */
    public Checked verify(Optional<StoredPassword> stored, Secret candidate) {
        mustBeOpen();
        return bcrypt.verify(stored, candidate);
    }

    /**
     * Hashes a password to be stored. The rules have been asked before.
     *
     * @throws IllegalArgumentException for a text that no rule would let through, because it equals others once hashed
     */
    public Hashed hash(Secret password) {
        mustBeOpen();
        return bcrypt.hash(password);
    }

    private void mustBeOpen() {
        if (closed.get()) {
            throw new IllegalStateException("This ticket has been given back");
        }
    }

    /** Gives the place to the next one; once, however often it is called. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            bulkhead.leave(entered);
        }
    }
}

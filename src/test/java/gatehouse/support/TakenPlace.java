package gatehouse.support;

import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.platform.Secret;

/** A place to hash that somebody has and does not give back before it is closed. */
public final class TakenPlace implements AutoCloseable {
    private final HashingTicket ticket;

    private TakenPlace(HashingTicket ticket) {
        this.ticket = ticket;
    }

    public static TakenPlace of(PasswordHashing hashing) {
        HashingTicket ticket = ((Admission.Admitted) hashing.admit()).ticket();
        ticket.hash(Secret.of("takes the place"));
        return new TakenPlace(ticket);
    }

    @Override
    public void close() {
        ticket.close();
    }
}

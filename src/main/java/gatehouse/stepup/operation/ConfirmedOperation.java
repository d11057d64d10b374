package gatehouse.stepup.operation;

import gatehouse.challenge.Operation;
import gatehouse.session.Session;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What the holder of a session confirmed and may have carried out once; the session has no other. */
@Entity
@Cacheable(false)
@Table(name = "confirmed_operation")
class ConfirmedOperation {
    /** The session's. */
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "amount")
    private long amount;

    @Column(name = "currency")
    private String currency;

    @Column(name = "payee")
    private String payee;

    @Column(name = "expires")
    private Instant expires;

    protected ConfirmedOperation() {}

    ConfirmedOperation(Session session, Operation operation, Instant expires) {
        this.id = session.id();
        this.subjectId = session.subjectId();
        this.amount = operation.amount();
        this.currency = operation.currency();
        this.payee = operation.payee();
        this.expires = expires;
    }

    /** Whether it is exactly that, and not too long ago. */
    boolean covers(Operation operation, Instant now) {
        return now.isBefore(expires) && operation.equals(new Operation(amount, currency, payee));
    }
}

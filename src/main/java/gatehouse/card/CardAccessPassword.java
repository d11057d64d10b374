package gatehouse.card;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one card access password of a customer. What it holds never works as a password itself. */
@Entity
@Table(name = "card_access_password")
@Cacheable(false)
class CardAccessPassword {
    @Id
    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "verifier")
    private String verifier;

    @Column(name = "changed")
    private Instant changed;

    protected CardAccessPassword() {}

    long customerId() {
        return customerId;
    }

    String verifier() {
        return verifier;
    }

    Instant changed() {
        return changed;
    }
}

package gatehouse.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A subject may act for a customer, unless the customer's own people have shut it out. */
@Entity
@Table(name = "mandate")
@IdClass(Mandate.Key.class)
class Mandate {
    /** Primary key; Persistence 3.1 takes no record for it. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        long subjectId;
        long customerId;

        protected Key() {}

        Key(long subjectId, long customerId) {
            this.subjectId = subjectId;
            this.customerId = customerId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.subjectId == subjectId && key.customerId == customerId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(subjectId, customerId);
        }
    }

    @Id
    @Column(name = "subject_id")
    private long subjectId;

    @Id
    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "given")
    private Instant given;

    @Column(name = "position")
    private int position;

    @Column(name = "suspended")
    private boolean suspended;

    protected Mandate() {}

    /** @param position how many the subject held before */
    Mandate(long subjectId, long customerId, int position, Instant given) {
        this.subjectId = subjectId;
        this.customerId = customerId;
        this.position = position;
        this.given = given;
    }

    void suspend() {
        suspended = true;
    }

    void resume() {
        suspended = false;
    }
}

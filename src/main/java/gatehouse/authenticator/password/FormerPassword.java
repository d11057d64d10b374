package gatehouse.authenticator.password;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A password that a subject does not have any more. It opens nothing; it is only told from new ones. */
@Entity
@Table(name = "former_password")
@IdClass(FormerPassword.Key.class)
@Cacheable(false)
class FormerPassword {
    /** Primary key; Persistence 3.1 takes no record for it. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        long subjectId;
        int number;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.subjectId == subjectId && key.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(subjectId, number);
        }
    }

    @Id
    @Column(name = "subject_id")
    private long subjectId;

    @Id
    @Column(name = "number")
    private int number;

    @Column(name = "verifier")
    private String verifier;

    @Column(name = "changed")
    private Instant changed;

    protected FormerPassword() {}

    /** @param number one more than that of the one before it */
    FormerPassword(Password present, int number) {
        this.subjectId = present.subjectId();
        this.number = number;
        this.verifier = present.verifier();
        this.changed = present.changed();
    }

    int number() {
        return number;
    }

    StoredPassword stored() {
        return StoredPassword.ofOurs(subjectId, verifier, changed);
    }
}

package gatehouse.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far the chain reaches; its one row is also the lock of whoever seals. */
@Entity
@Table(name = "audit_chain")
class ChainEnd {
    /** The id of the only row. */
    static final int ONLY = 1;

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "position")
    private long position;

    @Column(name = "mark")
    private String mark;

    protected ChainEnd() {}

    /** The position of the last sealed record, 0 when nothing was sealed yet. */
    long position() {
        return position;
    }

    String mark() {
        return mark;
    }

    void advance(long reached, String newMark) {
        position = reached;
        mark = newMark;
    }
}

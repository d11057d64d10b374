package gatehouse.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A stored {@link Tally}. Only {@link Tallies} writes one. */
@Entity
@Table(name = "audit_tally")
@IdClass(HourlySum.Key.class)
class HourlySum {
    /** Primary key; Persistence 3.1 takes no record for it. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        long tenantId;
        Instant begins;
        String action;
        String factor;
        String outcome;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.tenantId == tenantId
                    && key.begins.equals(begins)
                    && key.action.equals(action)
                    && key.factor.equals(factor)
                    && key.outcome.equals(outcome);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tenantId, begins, action, factor, outcome);
        }
    }

    @Id
    @Column(name = "tenant_id")
    private long tenantId;

    @Id
    @Column(name = "begins")
    private Instant begins;

    @Id
    @Column(name = "action")
    private String action;

    @Id
    @Column(name = "factor")
    private String factor;

    @Id
    @Column(name = "outcome")
    private String outcome;

    @Column(name = "tally")
    private long tally;

    protected HourlySum() {}

    Tally tally() {
        return new Tally(begins, action, Optional.of(factor).filter(known -> !known.isEmpty()), outcome, tally);
    }
}

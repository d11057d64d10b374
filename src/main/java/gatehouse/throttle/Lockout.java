package gatehouse.throttle;

import gatehouse.tenant.LockoutPolicy;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The consecutive failures of one holder. Changed only while its row is locked. */
@Entity
@Table(name = "lockout")
@Cacheable(false)
@NamedQuery(
        name = Lockout.LOCKED_UNTIL,
        query = "select l.lockedUntil from Lockout l where l.holder = :holder and l.lockedUntil > :now")
@NamedQuery(
        name = Lockout.LOCK,
        query = "select l from Lockout l where l.holder = :holder",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
@NamedQuery(name = Lockout.DELETE, query = "delete from Lockout l where l.holder = :holder")
@NamedQuery(name = Lockout.DELETE_OF_SUBJECT, query = "delete from Lockout l where l.subjectId = :subjectId")
@NamedQuery(name = Lockout.DELETE_LATER, query = "delete from Lockout l where l.lastFailure > :now")
@NamedQuery(
        name = Lockout.OF_SUBJECTS,
        query = "select l from Lockout l where l.subjectId in :subjectIds order by l.holder")
class Lockout {
    static final String OF_SUBJECTS = "Lockout.ofSubjects";
    static final String LOCKED_UNTIL = "Lockout.lockedUntil";
    /** What find() with a lock does, but prepared once: failures come in floods. */
    static final String LOCK = "Lockout.lock";

    static final String DELETE = "Lockout.delete";
    static final String DELETE_OF_SUBJECT = "Lockout.deleteOfSubject";
    static final String DELETE_LATER = "Lockout.deleteLater";

    @Id
    @Column(name = "holder")
    private String holder;

    @Column(name = "subject_id")
    private Long subjectId;

    @Column(name = "failures")
    private int failures;

    @Column(name = "last_failure")
    private Instant lastFailure;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    protected Lockout() {}

    /** Nothing is counted yet. */
    Lockout(Holder of) {
        holder = of.key();
        subjectId = of.subjectId().orElse(null);
    }

    /** Hands everything to an insert: holder, subject, failures, the last of them, the end of the lock. */
    Query bind(Query insert) {
        return insert.setParameter(1, holder)
                .setParameter(2, subjectId)
                .setParameter(3, failures)
                .setParameter(4, lastFailure.atOffset(ZoneOffset.UTC))
                .setParameter(5, lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC));
    }

    Failures failures(Instant now) {
        return new Failures(subjectId, Holder.factorIn(holder), failures, lockedUntil(now));
    }

    /** When the lock ends; empty when nothing is locked at {@code now}. */
    Optional<Instant> lockedUntil(Instant now) {
        return Optional.ofNullable(lockedUntil).filter(now::isBefore);
    }

    Verdict.Failed fail(LockoutPolicy policy, Instant now) {
        if (lockedUntil != null) {
            // That lock has run out, and it has settled what was counted before it.
            failures = 0;
            lockedUntil = null;
        }
        failures++;
        lastFailure = now;
        if (failures >= policy.failures()) {
            lockedUntil = now.plus(policy.lock());
        }
        return new Verdict.Failed(Math.max(0, policy.failures() - failures), Optional.ofNullable(lockedUntil));
    }
}

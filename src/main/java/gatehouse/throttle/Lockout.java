package gatehouse.throttle;

import gatehouse.tenant.LockoutPolicy;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** The consecutive failures of one holder. Changed only while its row is locked. */
@Entity
@Table(name = "lockout")
@Cacheable(false)
@NamedQuery(
        name = Lockout.LOCKED_UNTIL,
        query = "select l.lockedUntil from Lockout l where l.holder = :holder and l.lockedUntil > :now")
@NamedQuery(name = Lockout.DELETE, query = "delete from Lockout l where l.holder = :holder")
@NamedQuery(name = Lockout.DELETE_OF_SUBJECT, query = "delete from Lockout l where l.subjectId = :subjectId")
@NamedQuery(name = Lockout.DELETE_LATER, query = "delete from Lockout l where l.lastFailure > :now")
@NamedQuery(
        name = Lockout.OF_SUBJECTS,
        query = "select l from Lockout l where l.subjectId in :subjectIds order by l.holder")
class Lockout {
    static final String OF_SUBJECTS = "Lockout.ofSubjects";
    static final String LOCKED_UNTIL = "Lockout.lockedUntil";
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

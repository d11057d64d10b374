package gatehouse.care;

import gatehouse.access.Caller;
import gatehouse.identity.Standing;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Those whom a member of staff may help: people of the tenant, and of its staff nobody who may more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Charges {
    private final Subjects subjects;
    private final Standing standing;

    @Inject
    Charges(Subjects subjects, Standing standing) {
        this.subjects = subjects;
        this.standing = standing;
    }

    /** With the row locked; empty when the tenant has no such subject. A row of another tenant is never locked. */
    Optional<Subject> lock(long tenantId, long subjectId) {
        return subjects.find(subjectId)
                .filter(known -> known.tenantId() == tenantId)
                .flatMap(known -> subjects.lock(subjectId))
                .filter(known -> known.tenantId() == tenantId);
    }

    /** Whether the caller may help; whether they may at all was asked before. */
    Aid judge(Caller caller, Optional<Subject> found) {
        return found.map(subject -> standing.lets(caller, subject.party(), subject.role(), subject.tenantId())
                        ? Aid.DONE
                        : Aid.OUTRANKED)
                .orElse(Aid.MISSING);
    }
}

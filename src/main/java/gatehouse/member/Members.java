package gatehouse.member;

import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** The members of all tenants; every look-up names the tenant. */
@ApplicationScoped
@Transactional
public class Members {
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Members(Clock clock) {
        this.clock = clock;
    }

    /** @return empty when the tenant has no such member */
    public Optional<Member> find(long tenantId, long number) {
        return Optional.ofNullable(entities.find(Member.class, number)).filter(found -> found.tenantId() == tenantId);
    }

    /** As {@link #find}, with its row locked until the transaction ends: changes of it come one after the other. */
    @Transactional(TxType.MANDATORY)
    public Optional<Member> lock(long tenantId, long number) {
        return Optional.ofNullable(entities.find(Member.class, number, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.tenantId() == tenantId);
    }

    /** The person behind a subject that was just made. */
    @Transactional(TxType.MANDATORY)
    public Member add(Subject subject, Member.Details details) {
        Member member = new Member(subject, details, clock.instant());
        entities.persist(member);
        return member;
    }
}

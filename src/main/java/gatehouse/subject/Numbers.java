package gatehouse.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** One number space, below 2^53, for customers and subjects: no two of them share a number. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Numbers {
    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    public long next() {
        return ((Number) entities.createNativeQuery("select nextval('gatehouse_number')")
                        .getSingleResult())
                .longValue();
    }
}

package gatehouse.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** One number space, below 2^53, for customers and subjects: no two of them share a number. */
@ApplicationScoped
class Numbers {
    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    long next() {
        return ((Number) entities.createNativeQuery("select nextval('gatehouse_number')")
                        .getSingleResult())
                .longValue();
    }
}

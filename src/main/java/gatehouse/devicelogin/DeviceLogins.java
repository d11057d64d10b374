package gatehouse.devicelogin;

import gatehouse.platform.ClockMovedBack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;

/** The logins that wait, one for each challenge that waits; whoever adds or takes one has locked the subject's row. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DeviceLogins {
    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    void add(DeviceLogin login) {
        entities.persist(login);
    }

    /** It waits no more. @return empty when it never did, or was taken before */
    Optional<DeviceLogin> take(UUID id) {
        Optional<DeviceLogin> waiting = Optional.ofNullable(entities.find(DeviceLogin.class, id));
        waiting.ifPresent(entities::remove);
        return waiting;
    }

    /** What was asked later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createQuery("delete from DeviceLogin l where l.created > :now")
                .setParameter("now", back.now())
                .executeUpdate();
    }
}

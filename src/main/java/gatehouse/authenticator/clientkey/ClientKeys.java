package gatehouse.authenticator.clientkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** The client keys of all subjects. Whoever changes one has locked the subject's row. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ClientKeys {
    /** In SQL: whether the subject ?1 needs a key to sign in. */
    public static final String IS_ENROLLED = "exists (select 1 from client_key where subject_id = ?1)";

    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public ClientKeys(Clock clock) {
        this.clock = clock;
    }

    /** @return empty for a subject that needs no key to sign in */
    public Optional<ClientKey> find(long subjectId) {
        return Optional.ofNullable(entities.find(EnrolledKey.class, subjectId)).map(EnrolledKey::key);
    }

    /** Takes the place of the key before, where there was one; challenges for that one open nothing any more. */
    public void enrol(long subjectId, ClientKey key) {
        EnrolledKey enrolled = entities.find(EnrolledKey.class, subjectId);
        if (enrolled == null) {
            enrolled = new EnrolledKey(subjectId);
            enrolled.become(key, clock.instant());
            entities.persist(enrolled);
            return;
        }
        enrolled.become(key, clock.instant());
    }

    public void retire(long subjectId) {
        Optional.ofNullable(entities.find(EnrolledKey.class, subjectId)).ifPresent(entities::remove);
    }
}

package gatehouse.authenticator.device;

import gatehouse.platform.Randomness;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The devices of all subjects. Whoever adds or retires one has locked the subject's row. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Devices {
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Devices(Randomness randomness, Clock clock) {
        this.randomness = randomness;
        this.clock = clock;
    }

    /** @return empty when there never was one, or it was retired */
    public Optional<Device> find(UUID id) {
        return Optional.ofNullable(entities.find(Device.class, id));
    }

    /** All of a subject, at most one for each use. */
    public List<Device> of(long subjectId) {
        return entities.createQuery("select d from Device d where d.subjectId = :subject", Device.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }

    public Optional<Device> of(long subjectId, DeviceUse use) {
        return of(subjectId).stream().filter(device -> device.use() == use).findFirst();
    }

    /** @param proof that {@link LinkingProof#holds} */
    public Device add(Subject subject, DeviceUse use, LinkingProof proof) {
        Device device =
                new Device(randomness.unguessableId(), subject.tenantId(), subject.id(), use, proof, clock.instant());
        entities.persist(device);
        entities.flush();
        return device;
    }

    public void retire(Device device) {
        entities.remove(device);
        entities.flush();
    }
}

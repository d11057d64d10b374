package gatehouse.authenticator.device;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.database.ExpiredRows;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The codes that wait for a device: one at a time for a subject and use, kept as a keyed hash. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Linkings {
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final ExpiredRows OVER = new ExpiredRows("device_linking");

    private final KeyedHash keyedHash;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Linkings(KeyedHash keyedHash, Randomness randomness, Clock clock) {
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** A code that was made just now; it cannot be had again. */
    public record Opened(LinkingCode code, Instant expires) {}

    /**
     * Makes a code in place of the one before.
     *
     * @param subject with its row locked
     * @param session in which it is asked for
     */
    public Opened open(Subject subject, DeviceUse use, UUID session) {
        cancel(subject.id(), use);
        LinkingCode code = LinkingCode.random(randomness);
        Instant expires = clock.instant().plus(LIFE);
        entities.persist(new Linking(randomness.id(clock), code.hash(keyedHash), subject, use, session, expires));
        return new Opened(code, expires);
    }

    /** The code that waits for a device. */
    public Optional<Linking> find(long subjectId, DeviceUse use) {
        return entities.createQuery(
                        "select l from Linking l where l.subjectId = :subject and l.use = :use", Linking.class)
                .setParameter("subject", subjectId)
                .setParameter("use", use)
                .getResultStream()
                .filter(linking -> linking.isOpenAt(clock.instant()))
                .findFirst();
    }

    /** @return empty for a code that was never made, used, replaced or is too old */
    public Optional<Linking> find(LinkingCode code) {
        return entities.createQuery("select l from Linking l where l.codeHash = :hash", Linking.class)
                .setParameter("hash", code.hash(keyedHash))
                .getResultStream()
                .filter(linking -> linking.isOpenAt(clock.instant()))
                .findFirst();
    }

    /** Uses a code up. The database lets one of many delete a row; the others wait and find that it is gone. */
    public boolean take(Linking linking) {
        return entities.createQuery("delete from Linking l where l.id = :id")
                        .setParameter("id", linking.id())
                        .executeUpdate()
                == 1;
    }

    public void cancel(long subjectId, DeviceUse use) {
        entities.createQuery("delete from Linking l where l.subjectId = :subject and l.use = :use")
                .setParameter("subject", subjectId)
                .setParameter("use", use)
                .executeUpdate();
    }

    /** Ends the codes for all uses: who may have asked for one is not trusted any more. */
    public void cancelAll(long subjectId) {
        entities.createQuery("delete from Linking l where l.subjectId = :subject")
                .setParameter("subject", subjectId)
                .executeUpdate();
    }

    /** What was made later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createQuery("delete from Linking l where l.expires > :latest")
                .setParameter("latest", back.now().plus(LIFE))
                .executeUpdate();
    }

    /** Removes one small batch of codes that nobody used. @return whether there may be more */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean sweep() {
        return OVER.sweep(entities, clock.instant());
    }
}

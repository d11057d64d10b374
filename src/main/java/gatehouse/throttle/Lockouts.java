package gatehouse.throttle;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.tenant.LockoutPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive failures, counted where they cannot be lost: in the caller's transaction, on a locked row, in the
 * database. A use case looks here twice. Before the slow part it asks {@link #lockedUntil}; with the
 * result of the slow part in hand it asks {@link #judge}, which looks again under the lock. So however many guesses
 * travel side by side, no more than the allowed number ever gets a verdict, and a right guess that arrives after the
 * last allowed failure is refused.
 *
 * <p>The caller's transaction must commit whatever the verdict is: an exception would take the count back.
 *
 * <p>A later counter for devices that the customer signed in from before, which a stranger cannot lock out, goes here
 * as one more kind of {@link Holder}, asked first when the caller brings a known device.
 */
@ApplicationScoped
public class Lockouts {
    /** How many unknown names are remembered; beyond it the ones that failed longest ago are forgotten. */
    static final String STRANGERS = "gatehouse.lockout.strangers";

    /** In the words of JPA: what is counted of a subject s for the factor of {@link #ofFactor}, where there is any. */
    public static final String OF_SUBJECT = "left join Lockout l on l.subjectId = s.id and l.holder like :ofFactor";

    /** In SQL: whether anything is counted of the holder ?3. If not, {@link #judge} has nothing to clear, and no lock. */
    public static final String IS_COUNTED = "exists (select 1 from lockout where holder = ?3)";

    private static final int STRANGERS_DEFAULT = 100_000;
    private static final int SWEPT_AT_ONCE = 500;
    private static final int TRIES = 10;

    /** {@link Lockout#bind} knows the order. */
    private static final String INSERT = "insert into lockout"
            + " (holder, subject_id, failures, last_failure, locked_until)"
            + " values (?1, cast(?2 as bigint), ?3, ?4, cast(?5 as timestamp with time zone)) on conflict do nothing";
    // Ordered by both columns of the index, so that PostgreSQL reads it instead of sorting.
    private static final String NEWEST_TO_GO = "select last_failure from lockout where subject_id is null"
            + " order by subject_id desc, last_failure desc offset ?1 rows fetch next 1 rows only";
    // The time is asked for twice: a row that fails again while the sweep waits for it is not old any more.
    private static final String SWEEP = "delete from lockout where last_failure <= ?1 and holder in ("
            + "select holder from lockout where subject_id is null and last_failure <= ?1"
            + " order by subject_id, last_failure fetch first " + SWEPT_AT_ONCE + " rows only)";

    private final int strangers;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Lockouts(Settings settings) {
        this.strangers = settings.number(STRANGERS, STRANGERS_DEFAULT, 1, Integer.MAX_VALUE);
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    /** What {@link #OF_SUBJECT} compares the holders of one subject with: how {@link Holder} begins for a factor. */
    public static String ofFactor(String factor) {
        return factor + "/%";
    }

    /** Until when this holder is locked; empty when it is not. A look without a lock: {@link #judge} decides. */
    public Optional<Instant> lockedUntil(Holder holder, Instant now) {
        return entities.createNamedQuery(Lockout.LOCKED_UNTIL, Instant.class)
                .setParameter("holder", holder.key())
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /**
     * Counts a wrong answer, or clears the count for a right one, unless the holder is locked by now. Holds the row of
     * this holder until the caller's transaction ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Verdict judge(Holder holder, boolean right, LockoutPolicy policy, Instant now) {
        return right ? pass(holder, now) : fail(holder, policy, now);
    }

    private Verdict pass(Holder holder, Instant now) {
        Optional<Lockout> counted = lock(holder);
        Optional<Instant> locked = counted.flatMap(lockout -> lockout.lockedUntil(now));
        if (locked.isPresent()) {
            return new Verdict.Locked(locked.get());
        }
        counted.ifPresent(this::delete);
        return new Verdict.Passed();
    }

    private Verdict fail(Holder holder, LockoutPolicy policy, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Lockout> found = lock(holder);
            if (found.isPresent()) {
                return fail(found.get(), policy, now);
            }
            Lockout first = new Lockout(holder);
            Verdict.Failed failed = first.fail(policy, now);
            // Whoever is first makes the row; the others wait for his transaction and then find it.
            if (insert(first)) {
                return failed;
            }
        }
        throw new IllegalStateException("The row of a lockout was removed " + TRIES + " times in a row");
    }

    private static Verdict fail(Lockout counted, LockoutPolicy policy, Instant now) {
        return counted.lockedUntil(now).<Verdict>map(Verdict.Locked::new).orElseGet(() -> counted.fail(policy, now));
    }

    /** A plain insert, because one that comes too late is no error. */
    private boolean insert(Lockout first) {
        return first.bind(entities.createNativeQuery(INSERT)).executeUpdate() == 1;
    }

    private Optional<Lockout> lock(Holder holder) {
        return entities.createNamedQuery(Lockout.LOCK, Lockout.class)
                .setParameter("holder", holder.key())
                .getResultStream()
                .findFirst();
    }

    private void delete(Lockout lockout) {
        entities.remove(lockout);
        entities.flush();
    }

    /** Ends a lock and clears the count: an administrator's decision, or a password that was set anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void unlock(Holder holder) {
        lock(holder).ifPresent(this::delete);
    }

    /** What is counted against any of these numbers; who was right last has no count. */
    @Transactional
    public List<Failures> of(Collection<Long> numbers, Instant now) {
        return entities.createNamedQuery(Lockout.OF_SUBJECTS, Lockout.class)
                .setParameter("subjectIds", numbers)
                .getResultStream()
                .map(counted -> counted.failures(now))
                .toList();
    }

    /** Removes every count of a subject that goes, or that an administrator wants to start anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(long subjectId) {
        entities.createNamedQuery(Lockout.DELETE_OF_SUBJECT)
                .setParameter("subjectId", subjectId)
                .executeUpdate();
    }

    /** What failed later than now never failed, and what it locked is open. */
    void forgetFuture(@Observes ClockMovedBack moved) {
        entities.createNamedQuery(Lockout.DELETE_LATER)
                .setParameter("now", moved.now())
                .executeUpdate();
    }

    /**
     * Keeps the number of strangers bounded (setting {@value #STRANGERS}): removes one small batch of those that failed
     * longest ago, in a transaction of its own.
     *
     * @return whether there may be more to remove, so that another call is worth while
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean sweep() {
        List<?> newestToGo = entities.createNativeQuery(NEWEST_TO_GO)
                .setParameter(1, strangers)
                .getResultList();
        return !newestToGo.isEmpty()
                && entities.createNativeQuery(SWEEP)
                                .setParameter(1, newestToGo.get(0))
                                .executeUpdate()
                        == SWEPT_AT_ONCE;
    }
}

package gatehouse.session;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Randomness;
import gatehouse.subject.Subject;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.TokenPolicy;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All sessions. Whether one lives is read from its row on every call, never from a copy: ending it is seen by the next
 * call on every node.
 */
@ApplicationScoped
@Transactional
public class Sessions {
    /** In SQL: whether the subject ?1, who may have one more than ?4, might have to give one up for another. */
    public static final String MAY_BE_TOO_MANY = "exists (select 1 from session where subject_id = ?1 and ended is null"
            + " order by started offset ?4 rows fetch next 1 rows only)";

    /** How long the row of a session that is over is kept, for those who ask what happened. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int SWEEP_BATCH = 500;

    /** At the most are counted. */
    static final int MOST_COUNTED = 50_000;

    private final Activity activity;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Sessions(Activity activity, Randomness randomness, Clock clock) {
        this.activity = activity;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** A new session with an id of our own making, as each authentication needs (CWE-384). */
    public Session open(Subject subject, String audience, String amr, TokenPolicy policy, TokenKind kind) {
        Session session = new Session(
                randomness.unguessableId(),
                subject,
                audience,
                amr,
                policy,
                kind,
                randomness.id(clock),
                clock.instant());
        entities.persist(session);
        return session;
    }

    /** As {@link #open}, for who has shown by the way they signed in what a step-up would ask for. */
    @Transactional(TxType.MANDATORY)
    public Session openRaised(Subject subject, String audience, String amr, TokenPolicy policy, TokenKind kind) {
        Session session = open(subject, audience, amr, policy, kind);
        session.stepUp(amr, clock.instant());
        return session;
    }

    /** A session of the same family, with an idle time of its own, that acts for this customer. */
    @Transactional(TxType.MANDATORY)
    public Session openBeside(Session parent, long customerId) {
        Session session =
                new Session(randomness.unguessableId(), parent, customerId, randomness.id(clock), clock.instant());
        entities.persist(session);
        return session;
    }

    /**
     * The holder of a session showed another factor.
     *
     * @param method in the words of RFC 8176
     * @return false when the session is over
     */
    @Transactional(TxType.MANDATORY)
    public boolean stepUp(UUID id, String method) {
        Optional<Session> live = lockLive(id);
        live.ifPresent(session -> session.stepUp(method, clock.instant()));
        return live.isPresent();
    }

    /**
     * The holder of a session showed a second factor again.
     *
     * @param now when
     * @return false when the session is over
     */
    @Transactional(TxType.MANDATORY)
    public boolean confirm(UUID id, Instant now) {
        Optional<Session> live = lockLive(id);
        live.ifPresent(session -> session.confirm(now));
        return live.isPresent();
    }

    /** A session that lives, with the latest activity that is known and when it is over if nothing more happens. */
    public record Live(Session session, Instant lastActive, Instant over) {}

    /**
     * Makes room for one more signing-in of a subject, whose row the caller has locked: those above the limit end, oldest
     * first, each with all that came out of it. As long as there is room it is one look into an index.
     *
     * @param most how many live ones the subject may have with the new one
     */
    @Transactional(TxType.MANDATORY)
    public void makeRoom(long subjectId, int most, TokenPolicy policy) {
        List<?> excess = entities.createNativeQuery("select family from session where subject_id = ?1 and ended is null"
                        + " and capped > ?2 and last_active > ?3"
                        + " group by family order by min(started) desc, family desc offset ?4 rows")
                .setParameter(1, subjectId)
                .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter(3, idleSince(policy))
                .setParameter(4, most - 1)
                .getResultList();
        endInOrder(uuids(excess).flatMap(family -> idsOf(subjectId, family).stream()));
    }

    /**
     * Makes room for one more session that comes out of the same signing-in as {@code asking}: those above the limit end,
     * oldest first, but never the first of them, nor the one that asks.
     *
     * @param asking with its family {@link #lockFamily locked}
     * @param most how many live ones may have come out of it with the new one
     */
    @Transactional(TxType.MANDATORY)
    public void makeRoomBeside(Session asking, int most, TokenPolicy policy) {
        List<?> excess = entities.createNativeQuery("select id from session where subject_id = ?1 and ended is null"
                        + " and capped > ?2 and last_active > ?3 and family = ?5 and id <> family and id <> ?6"
                        + " order by started desc, id desc offset ?4 rows")
                .setParameter(1, asking.subjectId())
                .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter(3, idleSince(policy))
                .setParameter(4, most - 1)
                .setParameter(5, asking.family())
                .setParameter(6, asking.id())
                .getResultList();
        endInOrder(uuids(excess));
    }

    /** What the database knows of activity lags behind: rather one too many than ending one for a dead one. */
    private OffsetDateTime idleSince(TokenPolicy policy) {
        return clock.instant()
                .minus(policy.idle())
                .minus(Activity.TOUCH_INTERVAL)
                .atOffset(ZoneOffset.UTC);
    }

    private static Stream<UUID> uuids(List<?> ids) {
        return ids.stream().map(String::valueOf).map(UUID::fromString);
    }

    /** In the order in which everybody locks them. */
    private void endInOrder(Stream<UUID> ids) {
        ids.sorted(Comparator.comparing(UUID::toString)).forEach(id -> end(id, EndReason.LIMIT_REACHED));
    }

    /**
     * How many sessions live, as far as the database knows of their activity: it learns of it up to 40 seconds late.
     *
     * @param live at most {@code looked}
     * @param looked how many were looked at; {@value #MOST_COUNTED} of them means that there may be more
     */
    public record Count(long live, long looked) {}

    /** The newest first, and no more than some: counting must not cost more the more customers there are. */
    public Count count() {
        Instant now = clock.instant();
        Object[] row = (Object[]) entities.createNativeQuery("select count(*), sum(case when ended is null"
                        + " and extract(epoch from last_active) + idle_seconds > ?2 then 1 else 0 end)"
                        + " from (select ended, last_active, idle_seconds from session where capped > ?1"
                        + " order by capped desc fetch first " + MOST_COUNTED + " rows only) newest")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, now.getEpochSecond())
                .getSingleResult();
        long live = row[1] == null ? 0 : ((Number) row[1]).longValue();
        return new Count(live, ((Number) row[0]).longValue());
    }

    /** The live sessions of a subject, newest first. */
    public List<Live> liveOf(long subjectId) {
        return entities.createQuery(
                        "select s from Session s where s.subjectId = :subject and s.ended is null"
                                + " order by s.started desc, s.id desc",
                        Session.class)
                .setParameter("subject", subjectId)
                .getResultStream()
                .filter(this::isLive)
                .map(this::live)
                .toList();
    }

    /** The live sessions of any of these subjects, newest first; at most {@code most}. */
    public List<Live> liveOf(Collection<Long> subjectIds, int most) {
        return entities.createQuery(
                        "select s from Session s where s.subjectId in :subjects and s.ended is null and s.capped > :now"
                                + " order by s.started desc, s.id desc",
                        Session.class)
                .setParameter("subjects", subjectIds)
                .setParameter("now", clock.instant())
                .setMaxResults(most)
                .getResultStream()
                .filter(this::isLive)
                .map(this::live)
                .toList();
    }

    private Live live(Session session) {
        Instant lastActive = activity.lastOf(session);
        return new Live(session, lastActive, session.over(lastActive));
    }

    /** Live or over; empty when there never was one, or it was over long ago. */
    public Optional<Session> find(UUID id) {
        return Optional.ofNullable(entities.find(Session.class, id));
    }

    /** @return empty when there is none, or it was ended, idle too long, or reached its cap */
    public Optional<Session> findLive(UUID id) {
        return find(id).filter(this::isLive);
    }

    /**
     * Whether somebody ended it, for what outlives the idle time of the session that asked for it; also when there is none.
     */
    public boolean hasEnded(UUID id) {
        return find(id).map(Session::isEnded).orElse(true);
    }

    /** As {@link #findLive}, with its row locked until the transaction ends: nobody ends it meanwhile. */
    @Transactional(TxType.MANDATORY)
    public Optional<Session> lockLive(UUID id) {
        return lock(id).filter(this::isLive);
    }

    /**
     * Locks all sessions of a subject that have not ended, for whoever holds one of them and is about to end others. In the
     * order in which everybody locks them: who began with their own would wait in a circle with who ends them all.
     */
    @Transactional(TxType.MANDATORY)
    public void lockAll(long subjectId) {
        idsOf(subjectId).forEach(this::lock);
    }

    /** As {@link #lockAll}, of those that came out of the same signing-in. */
    @Transactional(TxType.MANDATORY)
    public void lockFamily(Session member) {
        idsOf(member.subjectId(), member.family()).forEach(this::lock);
    }

    private Optional<Session> lock(UUID id) {
        return entities.createNamedQuery(Session.LOCK, Session.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    private List<UUID> idsOf(long subjectId) {
        return entities.createQuery(
                        "select s.id from Session s where s.subjectId = :subject and s.ended is null order by s.id",
                        UUID.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }

    private List<UUID> idsOf(long subjectId, UUID family) {
        return entities.createQuery(
                        "select s.id from Session s where s.subjectId = :subject and s.family = :family"
                                + " and s.ended is null order by s.id",
                        UUID.class)
                .setParameter("subject", subjectId)
                .setParameter("family", family)
                .getResultList();
    }

    /**
     * As {@link #findLive}, with what its tenant is and permits at this moment; one question to the database, because it
     * is asked on every call. One look needs no transaction, which would be begun and ended for it.
     */
    @Transactional(TxType.SUPPORTS)
    public Optional<Presence> findPresence(UUID id) {
        return entities.createQuery(
                        "select s, t from Session s, Tenant t where s.id = :id and t.id = s.tenantId", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> new Presence((Session) row[0], (Tenant) row[1]))
                .filter(present -> isLive(present.session()))
                .findFirst();
    }

    /** Somebody who is signed in, and where. */
    public record Presence(Session session, Tenant tenant) {}

    /**
     * Exchanges the token {@code presented} of a session for its successor.
     *
     * @return what came of it; when the token was used again under a STRICT policy, the session was ended with
     *     {@link EndReason#TOKEN_REUSED}
     */
    public Exchange renew(UUID id, UUID presented) {
        Instant now = clock.instant();
        Optional<Session> live = lock(id).filter(this::isLive);
        if (live.isEmpty()) {
            return new Exchange.Over();
        }
        Session session = live.get();
        if (!session.renew(presented, randomness.id(clock), now)) {
            session.end(EndReason.TOKEN_REUSED, now);
            return new Exchange.Reused(session);
        }
        activity.note(session.id());
        return new Exchange.Renewed(session);
    }

    /**
     * Every token of the session is dead from now on.
     *
     * @return the session, or empty when it was over before
     */
    public Optional<Session> end(UUID id, EndReason reason) {
        return lock(id).filter(session -> session.end(reason, clock.instant()));
    }

    /**
     * Ends all sessions of a subject, but for the one that asks, where there is one. Their rows are locked in the order of
     * their ids, as everywhere, so that nobody waits in a circle.
     */
    public void endAll(long subjectId, Optional<UUID> exceptFor, EndReason reason) {
        // One row after the other: a query that locks takes rows as the database comes across them, and two such
        // queries
        // would wait for each other.
        idsOf(subjectId).stream()
                .filter(id -> !exceptFor.equals(Optional.of(id)))
                .forEach(id -> end(id, reason));
    }

    /** Ends the sessions of a subject that act for this customer; from those that choose for whom, it may choose another. */
    public void endActingFor(long subjectId, long customerId, EndReason reason) {
        entities.createQuery(
                        "select s.id from Session s where s.subjectId = :subject and s.customerId = :customer"
                                + " and s.kind = :kind and s.ended is null order by s.id",
                        UUID.class)
                .setParameter("subject", subjectId)
                .setParameter("customer", customerId)
                .setParameter("kind", TokenKind.ACCESS)
                .getResultStream()
                .forEach(id -> end(id, reason));
    }

    /** Ends a session and all that came out of the same signing-in, in the order in which everybody locks them. */
    public void endFamily(Session member, EndReason reason) {
        idsOf(member.subjectId(), member.family()).forEach(id -> end(id, reason));
    }

    /**
     * Removes the rows of sessions that are long over, a batch at a time.
     *
     * @return whether there may be more
     */
    public boolean sweep() {
        List<?> over = entities.createNativeQuery("select id from session where capped < ?1 order by capped")
                .setParameter(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .setMaxResults(SWEEP_BATCH)
                .getResultList();
        for (Object id : over) {
            entities.createNativeQuery("delete from session where id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        }
        return over.size() == SWEEP_BATCH;
    }

    /** Sessions of a future that will not come are gone; older ones were last active now at the latest. */
    void forgetFuture(@Observes ClockMovedBack moved) {
        OffsetDateTime now = moved.now().atOffset(ZoneOffset.UTC);
        entities.createNativeQuery("delete from session where started > ?1")
                .setParameter(1, now)
                .executeUpdate();
        entities.createNativeQuery("update session set last_active = ?1 where last_active > ?1")
                .setParameter(1, now)
                .executeUpdate();
        activity.forget();
    }

    private boolean isLive(Session session) {
        return session.isLiveAt(clock.instant(), activity.lastOf(session));
    }
}

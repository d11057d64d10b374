package gatehouse.throttle;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Requests counted against a {@link Limit}, in the database, so that all nodes share one count and no caller can reset
 * it. A key is kept only as a keyed hash: an address or a phone number never rests here in clear.
 */
@ApplicationScoped
public class RequestLimits {
    private static final int SWEPT_AT_ONCE = 500;

    private static final String COUNT =
            "update request_count set used = used + 1" + " where limit_key = ?1 and window_start = ?2 and used < ?3";
    private static final String OPEN = "insert into request_count (limit_key, window_start, used, expires)"
            + " values (?1, ?2, 1, ?3) on conflict do nothing";
    private static final String FORGET = "delete from request_count where window_start > ?1";
    private static final String SWEEP = "delete from request_count where (limit_key, window_start) in ("
            + "select limit_key, window_start from request_count where expires <= ?1"
            + " order by expires fetch first " + SWEPT_AT_ONCE + " rows only)";

    private final KeyedHash hash;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public RequestLimits(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * Counts one request, or refuses it without counting. A request counts even when what it asked for fails: a caller
     * that has a transaction open must commit it whatever comes after, and soon, for it holds the key's row until then.
     * Without one the count has a short transaction of its own.
     *
     * @param key who is counted: an address, a number, a subject's id
     * @return how long to wait until a new window opens; empty when the request is within the limit
     */
    @Transactional
    public Optional<Duration> take(Limit limit, String key, Instant now) {
        long length = limit.window().getSeconds();
        Instant opened = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length);
        Instant closes = opened.plusSeconds(length);
        String counter = limit.name() + "/" + hash.hex("limit", limit.name() + '\0' + key);
        // The last look is for a window that somebody else opened in between.
        if (counts(limit, counter, opened) || opens(counter, opened, closes) || counts(limit, counter, opened)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, closes));
    }

    private boolean counts(Limit limit, String counter, Instant opened) {
        return changesOneRow(window(COUNT, counter, opened).setParameter(3, limit.allowed()));
    }

    private boolean opens(String counter, Instant opened, Instant closes) {
        return changesOneRow(window(OPEN, counter, opened).setParameter(3, closes.atOffset(ZoneOffset.UTC)));
    }

    private Query window(String sql, String counter, Instant opened) {
        return entities.createNativeQuery(sql)
                .setParameter(1, counter)
                .setParameter(2, opened.atOffset(ZoneOffset.UTC));
    }

    private static boolean changesOneRow(Query query) {
        return query.executeUpdate() == 1;
    }

    /** Windows that have not opened yet are empty. */
    void forgetFuture(@Observes ClockMovedBack moved) {
        entities.createNativeQuery(FORGET)
                .setParameter(1, moved.now().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /**
     * Removes one small batch of windows that have closed, in a transaction of its own.
     *
     * @return whether there may be more to remove, so that another call is worth while
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean sweep(Instant now) {
        return entities.createNativeQuery(SWEEP)
                        .setParameter(1, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == SWEPT_AT_ONCE;
    }
}

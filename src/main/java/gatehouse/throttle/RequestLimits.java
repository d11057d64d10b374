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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private static final String USED = "select used from request_count where limit_key = ?1 and window_start = ?2";
    private static final String GIVE_BACK =
            "update request_count set used = used - 1 where limit_key = ?1 and window_start = ?2";
    private static final String ADD =
            "update request_count set used = used + ?3 where limit_key = ?1 and window_start = ?2";
    private static final String OPEN_WITH = "insert into request_count (limit_key, window_start, used, expires)"
            + " values (?1, ?2, ?3, ?4) on conflict do nothing";
    private static final String DROP = "delete from request_count where limit_key = ?1";
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
        Window window = window(limit, key, now);
        // The last look is for a window that somebody else opened in between.
        if (counts(limit, window) || opens(window) || counts(limit, window)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, window.closes()));
    }

    /**
     * Counts one request against each of these limits, or against none.
     *
     * @param keys who is counted under each limit, in an order that is the same for all callers: their rows are locked one
     *     after the other until the transaction ends
     * @return the first limit that is used up; empty when the request is within all of them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Limit> takeAll(List<Counted> keys, Instant now) {
        List<Counted> taken = new ArrayList<>();
        for (Counted next : keys) {
            if (take(next.limit(), next.key(), now).isPresent()) {
                taken.forEach(one -> giveBack(one.limit(), one.key(), now));
                return Optional.of(next.limit());
            }
            taken.add(next);
        }
        return Optional.empty();
    }

    /**
     * A look without a lock, for callers who would be refused in any case; {@link #takeAll} decides.
     *
     * @return the first limit that is used up
     */
    @Transactional
    public Optional<Limit> usedUp(List<Counted> keys, Instant now) {
        return allUsedUp(keys, now).stream().findFirst();
    }

    /**
     * Those that are used up. Whoever asks in the transaction in which {@link #takeAll} succeeded gets those whose last unit
     * it took: nobody else does for the same window.
     */
    @Transactional
    public List<Limit> allUsedUp(List<Counted> keys, Instant now) {
        String all = IntStream.range(0, keys.size())
                .map(i -> 3 * i)
                .mapToObj(
                        i -> "(limit_key = ?%d and window_start = ?%d and used >= ?%d)".formatted(i + 1, i + 2, i + 3))
                .collect(Collectors.joining(" or "));
        Query query = entities.createNativeQuery("select limit_key from request_count where " + all);
        for (int i = 0; i < keys.size(); i++) {
            Limit limit = keys.get(i).limit();
            Window window = window(limit, keys.get(i).key(), now);
            query.setParameter(3 * i + 1, window.counter())
                    .setParameter(3 * i + 2, window.opened().atOffset(ZoneOffset.UTC))
                    .setParameter(3 * i + 3, limit.allowed());
        }
        List<?> full = query.getResultList();
        return keys.stream()
                .filter(one -> full.contains(counter(one.limit(), one.key())))
                .map(Counted::limit)
                .toList();
    }

    /** Takes back what {@link #take} counted in the same transaction, which still holds the row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(Limit limit, String key, Instant now) {
        window(GIVE_BACK, window(limit, key, now)).executeUpdate();
    }

    /** How many were counted in the window that is open now. */
    @Transactional
    public long used(Limit limit, String key, Instant now) {
        List<?> found = window(USED, window(limit, key, now)).getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }

    /** Counts what happened already, and so is never refused. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Limit limit, String key, int howMany, Instant now) {
        Window window = window(limit, key, now);
        if (!adds(window, howMany) && !opensWith(window, howMany)) {
            adds(window, howMany);
        }
    }

    /** What was counted under this limit and key never was. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Limit limit, String key) {
        entities.createNativeQuery(DROP).setParameter(1, counter(limit, key)).executeUpdate();
    }

    /** The row of one counter at one time. */
    private record Window(String counter, Instant opened, Instant closes) {}

    private Window window(Limit limit, String key, Instant now) {
        long length = limit.window().getSeconds();
        Instant opened = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length);
        return new Window(counter(limit, key), opened, opened.plusSeconds(length));
    }

    private String counter(Limit limit, String key) {
        return limit.name() + "/" + hash.hex("limit", limit.name() + '\0' + key);
    }

    private boolean counts(Limit limit, Window window) {
        return changesOneRow(window(COUNT, window).setParameter(3, limit.allowed()));
    }

    private boolean opens(Window window) {
        return changesOneRow(
                window(OPEN, window).setParameter(3, window.closes().atOffset(ZoneOffset.UTC)));
    }

    private boolean adds(Window window, int howMany) {
        return changesOneRow(window(ADD, window).setParameter(3, howMany));
    }

    private boolean opensWith(Window window, int howMany) {
        return changesOneRow(window(OPEN_WITH, window)
                .setParameter(3, howMany)
                .setParameter(4, window.closes().atOffset(ZoneOffset.UTC)));
    }

    private Query window(String sql, Window window) {
        return entities.createNativeQuery(sql)
                .setParameter(1, window.counter())
                .setParameter(2, window.opened().atOffset(ZoneOffset.UTC));
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

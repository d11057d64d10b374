package gatehouse.platform.database;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The rows of a table that are of no use after their {@code expires}: removed oldest first, and few at a time, so that
 * nobody waits for them.
 *
 * @param table with the columns {@code id} and {@code expires}, an index on the latter
 */
public record ExpiredRows(String table) {
    private static final int AT_ONCE = 500;

    /** Removes one batch. @return whether there may be more, so that another call is worth while */
    public boolean sweep(EntityManager entities, Instant now) {
        String batch = "select id from " + table + " where expires <= ?1 order by expires fetch first " + AT_ONCE
                + " rows only";
        return entities.createNativeQuery("delete from " + table + " where id in (" + batch + ")")
                        .setParameter(1, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == AT_ONCE;
    }
}

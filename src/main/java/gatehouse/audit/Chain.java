package gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The stored chain. Records that are not in it yet are appended in the order in which they occurred, as far as they have
 * been committed; one that is committed later, or was written under a clock that has been moved back since, comes after
 * those that were sealed before. A place, once given, is never changed.
 */
@ApplicationScoped
@Transactional
class Chain {
    /** The most records that one transaction handles. */
    static final int BATCH = 500;

    private static final String SEAL =
            "update audit_record set chain_position = ?, chain_hash = ?" + " where id = ? and chain_position is null";

    private final Links links;
    private final Tallies tallies;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Chain(Links links, Tallies tallies) {
        this.links = links;
        this.tallies = tallies;
    }

    /** How an attempt to seal ended. */
    enum Sealed {
        EVERYTHING,
        /** A whole batch: there may be more. */
        A_BATCH,
        /**
         * Nothing, because the end of the chain is not as it was left. To go on from a false end would hide what was
         * done to it; the records wait until somebody has looked.
         */
        NOTHING_AFTER_A_FALSE_END
    }

    /**
     * How far the chain reaches.
     *
     * @param position of the last sealed record
     * @param link of that record; {@link Links#NONE} where there is none
     * @param isTrue whether the end is where it was left and nothing comes after it
     */
    record End(long position, String link, boolean isTrue) {}

    /** Appends the next records. Nodes that try at the same time do it one after the other. */
    Sealed seal() {
        Optional<ChainEnd> stored = lock();
        End end = read(stored);
        if (stored.isEmpty() || !end.isTrue()) {
            return Sealed.NOTHING_AFTER_A_FALSE_END;
        }
        List<AuditRecord> next = unsealed();
        if (next.isEmpty()) {
            return Sealed.EVERYTHING;
        }
        append(next, end, stored.get());
        tallies.add(next.stream().map(AuditRecord::tally));
        return next.size() == BATCH ? Sealed.A_BATCH : Sealed.EVERYTHING;
    }

    /** Each takes its place once and for all, in one batch: every sign-in and every code leaves a record. */
    private void append(List<AuditRecord> next, End end, ChainEnd stored) {
        long position = end.position();
        String link = end.link();
        try (PreparedStatement seals = entities.unwrap(Connection.class).prepareStatement(SEAL)) {
            for (AuditRecord audited : next) {
                position++;
                link = links.link(link, position, audited);
                seals.setLong(1, position);
                seals.setString(2, link);
                seals.setObject(3, audited.id());
                seals.addBatch();
            }
            if (IntStream.of(seals.executeBatch()).anyMatch(changed -> changed != 1)) {
                throw new IllegalStateException("Of records without a place one had a place");
            }
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
        stored.advance(position, links.mark(position, link));
    }

    /** The end at a moment when nobody is sealing. */
    End end() {
        return read(lock());
    }

    /** The first sealed records after one position, up to another one, in the order of the chain; at most a batch. */
    List<AuditRecord> between(long after, long upTo) {
        return entities.createQuery(
                        "select r from AuditRecord r where r.chainPosition > :after and r.chainPosition <= :upTo order by r.chainPosition",
                        AuditRecord.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** The link of a sealed record; empty when there is none at that position, or somebody removed it. */
    Optional<String> linkAt(long position) {
        return between(position - 1, position).stream().findFirst().flatMap(AuditRecord::hash);
    }

    private List<AuditRecord> unsealed() {
        return entities.createQuery(
                        "select r from AuditRecord r where r.chainPosition is null order by r.occurred, r.id",
                        AuditRecord.class)
                .setMaxResults(BATCH)
                .getResultList();
    }

    private Optional<ChainEnd> lock() {
        return Optional.ofNullable(entities.find(ChainEnd.class, ChainEnd.ONLY, LockModeType.PESSIMISTIC_WRITE));
    }

    private End read(Optional<ChainEnd> stored) {
        long position = stored.map(ChainEnd::position).orElse(0L);
        List<AuditRecord> last = between(position - 1, Long.MAX_VALUE);
        String link = last.stream().findFirst().flatMap(AuditRecord::hash).orElse(Links.NONE);
        boolean nothingFollows = last.size() == Math.min(position, 1);
        boolean isMarked = stored.filter(end -> end.mark().equals(links.mark(position, link)))
                .isPresent();
        return new End(position, link, nothingFollows && isMarked);
    }
}

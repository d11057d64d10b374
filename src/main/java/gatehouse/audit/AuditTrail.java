package gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What happened, for staff to read. Each look has an index and a bound, however long the log is.
 *
 * <p>A record is there as soon as its transaction has ended, and has the time at which it was written: who reads up to the
 * present may miss what is still on its way. Whoever wants all of it reads up to a minute ago; no transaction takes longer.
 */
@ApplicationScoped
@Transactional
public class AuditTrail {
    /** How many records one look passes at most, while it searches for those that fit. */
    static final int PASSED = 10_000;

    private static final String ALL = "select * from audit_record";
    private static final String IN_TIME = " order by occurred, id";
    private static final String LATEST = " order by occurred desc, id desc";

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /**
     * Which records to read; what is empty does not restrict.
     *
     * @param tenantId empty for all tenants, and for what concerns none
     * @param from the first moment
     * @param to the first moment that is not wanted any more
     */
    public record Filter(
            Optional<Long> tenantId,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> action,
            Optional<String> outcome,
            Optional<Long> subjectId,
            Optional<String> traceId) {
        /** Whether it leaves out records that no index leaves out. */
        private boolean needsASearch() {
            return action.isPresent() || outcome.isPresent();
        }
    }

    /**
     * In the order of time.
     *
     * @param after the last place that was read; empty to begin
     */
    public AuditPage read(Filter filter, Optional<Cursor> after, int limit) {
        Conditions passing = new Conditions();
        filter.tenantId().ifPresent(tenant -> passing.and("tenant_id = ?", tenant));
        filter.subjectId().ifPresent(subject -> passing.and("subject_id = ?", subject));
        filter.traceId().ifPresent(trace -> passing.and("trace_id = ?", trace));
        filter.from().ifPresent(from -> passing.and("occurred >= ?", from.atOffset(ZoneOffset.UTC)));
        filter.to().ifPresent(to -> passing.and("occurred < ?", to.atOffset(ZoneOffset.UTC)));
        after.ifPresent(passing::after);
        String passed = ALL + passing.where() + IN_TIME;
        List<AuditRecord> found = filter.needsASearch()
                ? search(passed, passing, filter, limit)
                : records(passed + first(limit), passing.values);
        return page(
                found,
                last(found, limit).or(() -> filter.needsASearch() ? reached(passed, passing) : Optional.empty()));
    }

    /** Those that fit among the first that are passed. */
    private List<AuditRecord> search(String passed, Conditions passing, Filter filter, int limit) {
        Conditions fitting = new Conditions(passing.values);
        filter.action().ifPresent(action -> fitting.and("action = ?", action));
        filter.outcome().ifPresent(outcome -> fitting.and("outcome = ?", outcome));
        return records(
                "select * from (" + passed + first(PASSED) + ") passed" + fitting.where() + IN_TIME + first(limit),
                fitting.values);
    }

    /** Where a search ended that passed as many as it may; empty when it came to the end. */
    private Optional<Cursor> reached(String passed, Conditions passing) {
        return records(passed + " offset " + (PASSED - 1) + " rows" + first(1), passing.values).stream()
                .map(AuditRecord::cursor)
                .findFirst();
    }

    /**
     * What happened to some people at a tenant, the latest first.
     *
     * @param numbers of customers and subjects; few, because each is a look of its own
     * @param before the last place that was read; empty to begin
     */
    public AuditPage latest(long tenantId, List<Long> numbers, Optional<Cursor> before, int limit) {
        List<String> looks = new ArrayList<>();
        List<Object> values = List.of();
        for (Long number : numbers) {
            Conditions one = new Conditions(values);
            one.and("subject_id = ?", number);
            one.and("tenant_id = ?", tenantId);
            before.ifPresent(one::before);
            looks.add("(" + ALL + one.where() + LATEST + first(limit) + ")");
            values = one.values;
        }
        List<AuditRecord> found = records(
                "select * from (" + String.join(" union all ", looks) + ") looks" + LATEST + first(limit), values);
        return page(found, last(found, limit));
    }

    private static Optional<Cursor> last(List<AuditRecord> found, int limit) {
        return found.size() == limit ? Optional.of(found.get(limit - 1).cursor()) : Optional.empty();
    }

    private static String first(int rows) {
        return " fetch first " + rows + " rows only";
    }

    private static AuditPage page(List<AuditRecord> found, Optional<Cursor> next) {
        return new AuditPage(found.stream().map(AuditRecord::event).toList(), next);
    }

    @SuppressWarnings("unchecked") // The query names the class of its rows.
    private List<AuditRecord> records(String sql, List<Object> values) {
        Query query = entities.createNativeQuery(sql, AuditRecord.class);
        IntStream.range(0, values.size()).forEach(i -> query.setParameter(i + 1, values.get(i)));
        return query.getResultList();
    }

    /** What has to hold of a row, with the values in their order. */
    private static final class Conditions {
        private final List<String> all = new ArrayList<>();
        private final List<Object> values;

        Conditions() {
            this(List.of());
        }

        /** @param before values that stand further left in the query */
        Conditions(List<Object> before) {
            values = new ArrayList<>(before);
        }

        void and(String condition, Object... given) {
            String numbered = condition;
            for (Object value : given) {
                values.add(value);
                numbered = numbered.replaceFirst("\\?(?![0-9])", "?" + values.size());
            }
            all.add(numbered);
        }

        void after(Cursor place) {
            beyond(place, ">");
        }

        void before(Cursor place) {
            beyond(place, "<");
        }

        /** The first comparison is for the index alone. */
        private void beyond(Cursor place, String way) {
            Object moment = place.occurred().atOffset(ZoneOffset.UTC);
            and("occurred " + way + "= ?", moment);
            and("(occurred " + way + " ? or id " + way + " ?)", moment, place.id());
        }

        String where() {
            return all.isEmpty() ? "" : " where " + String.join(" and ", all);
        }
    }
}

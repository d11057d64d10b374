package gatehouse.message.budget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.budget.Budget.Most;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The budgets of the tenants. */
@ApplicationScoped
public class Budgets {
    private static final String SEPARATOR = ",";

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /** The defaults where a tenant changed nothing. */
    @Transactional
    @SuppressWarnings("unchecked") // Twelve columns.
    public Budget of(long tenantId) {
        List<Object[]> rows = entities.createNativeQuery("select countries, number_hour, number_day, address_hour,"
                        + " address_day, prefix_hour, prefix_day, tenant_hour, tenant_day, unused_codes,"
                        + " unused_percent, unused_minutes from sms_budget where tenant_id = ?1")
                .setParameter(1, tenantId)
                .getResultList();
        return rows.stream().findFirst().map(Budgets::read).orElse(Budget.DEFAULT);
    }

    private static Budget read(Object[] row) {
        return new Budget(
                Stream.of(((String) row[0]).split(SEPARATOR))
                        .filter(country -> !country.isEmpty())
                        .toList(),
                most(row, 1),
                most(row, 3),
                most(row, 5),
                most(row, 7),
                row[9] == null ? Optional.empty() : Optional.of(unused(row)));
    }

    private static UnusedRule unused(Object[] row) {
        return new UnusedRule(number(row, 9), number(row, 10), Duration.ofMinutes(number(row, 11)));
    }

    private static Most most(Object[] row, int hour) {
        return new Most(number(row, hour), number(row, hour + 1));
    }

    private static int number(Object[] row, int column) {
        return ((Number) row[column]).intValue();
    }

    /** Two who do so for one tenant at once must be kept apart by the caller, who locks the tenant. */
    @Transactional(MANDATORY)
    public void replace(long tenantId, Budget budget) {
        entities.createNativeQuery("delete from sms_budget where tenant_id = ?1")
                .setParameter(1, tenantId)
                .executeUpdate();
        entities.createNativeQuery("insert into sms_budget (tenant_id, countries, number_hour, number_day,"
                        + " address_hour, address_day, prefix_hour, prefix_day, tenant_hour, tenant_day,"
                        + " unused_codes, unused_percent, unused_minutes) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                        + " ?9, ?10, cast(?11 as int), cast(?12 as int), cast(?13 as int))")
                .setParameter(1, tenantId)
                .setParameter(2, String.join(SEPARATOR, budget.countries()))
                .setParameter(3, budget.number().hour())
                .setParameter(4, budget.number().day())
                .setParameter(5, budget.address().hour())
                .setParameter(6, budget.address().day())
                .setParameter(7, budget.prefix().hour())
                .setParameter(8, budget.prefix().day())
                .setParameter(9, budget.tenant().hour())
                .setParameter(10, budget.tenant().day())
                .setParameter(11, budget.unused().map(UnusedRule::codes).orElse(null))
                .setParameter(12, budget.unused().map(UnusedRule::percent).orElse(null))
                .setParameter(
                        13,
                        budget.unused()
                                .map(rule -> Math.toIntExact(rule.window().toMinutes()))
                                .orElse(null))
                .executeUpdate();
    }
}

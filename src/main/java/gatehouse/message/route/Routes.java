package gatehouse.message.route;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;

/** The routes of the tenants. A tenant without any takes the server's order. */
@ApplicationScoped
public class Routes {
    private static final String SEPARATOR = ",";

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /** By their prefixes. */
    @Transactional
    @SuppressWarnings("unchecked") // Two columns.
    public List<Route> of(long tenantId) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select prefix, gateways from message_route where tenant_id = ?1 order by prefix")
                .setParameter(1, tenantId)
                .getResultList();
        return rows.stream()
                .map(row -> new Route((String) row[0], Arrays.asList(((String) row[1]).split(SEPARATOR))))
                .toList();
    }

    /** Two who do so for one tenant at once must be kept apart by the caller, who locks the tenant. */
    @Transactional(MANDATORY)
    public void replace(long tenantId, List<Route> routes) {
        entities.createNativeQuery("delete from message_route where tenant_id = ?1")
                .setParameter(1, tenantId)
                .executeUpdate();
        for (Route route : routes) {
            entities.createNativeQuery("insert into message_route (tenant_id, prefix, gateways) values (?1, ?2, ?3)")
                    .setParameter(1, tenantId)
                    .setParameter(2, route.prefix())
                    .setParameter(3, String.join(SEPARATOR, route.gateways()))
                    .executeUpdate();
        }
    }
}

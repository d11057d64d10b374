package gatehouse.platform.database;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Starting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ResourceBundle;
import org.flywaydb.core.Flyway;

/**
 * Where the application starts: lets everybody look at the settings and brings the schema up to date. Whatever goes
 * wrong here fails the deployment: better no server than one on a schema it does not know.
 *
 * <p>A singleton of the EJB container, because that alone is sure to run before the first request and without a
 * transaction, which Flyway handles itself. The data source is not XA on purpose: it commits last, so that an
 * unconfigured PostgreSQL will do.
 */
@DataSourceDefinition(
        name = GatehouseDataSource.NAME,
        className = "gatehouse.platform.database.GatehouseDataSource",
        transactional = true,
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 8,
        // Seconds. WildFly insists on at least one property of the class itself; this is one that matters.
        loginTimeout = GatehouseDataSource.LOGIN_SECONDS,
        properties = "fish.payara.max-wait-time-in-millis=1000")
@Startup
@Singleton(name = Migrations.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
    /** For {@code @DependsOn}: a timer may come due before the schema is there. */
    public static final String BEAN = "Migrations";

    @Inject
    Event<Starting> starting;

    private final GatehouseDataSource database = GatehouseDataSource.patient();

    @PostConstruct
    void start() {
        try {
            starting.fire(new Starting());
            bringUpToDate();
        } catch (RuntimeException refused) {
            BrokenSetting.tell(refused);
            throw refused;
        }
    }

    /** After everybody who depends on this bean. */
    @PreDestroy
    void end() {
        try {
            database.end();
        } finally {
            forgetTexts();
        }
    }

    /** The JVM keeps the texts of EclipseLink, and by them all classes of the application, for as long as it has room. */
    static void forgetTexts() {
        ResourceBundle.clearCache(Migrations.class.getClassLoader());
    }

    private void bringUpToDate() {
        // One stays open, or an embedded file would be closed and opened again between those that Flyway takes.
        try (Connection open = database.getConnection()) {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (SQLException away) {
            throw new IllegalStateException("The database cannot be reached", away);
        }
    }

    /** Returns when the schema is current: whoever calls waits for the start of this bean, or makes it start. */
    public void await() {}

    /** All that must exist has been made: from now on somebody waits for an answer. */
    public void serve() {
        database.serve();
    }
}

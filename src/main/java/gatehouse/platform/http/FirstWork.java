package gatehouse.platform.http;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.RequestSurroundings;
import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.database.Migrations;
import gatehouse.platform.database.StartTurn;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Before the first request, and where a request might be, because only there have transactions the database in them on
 * every server (ADR 8): everybody makes what must exist, and from then on work that comes without a request is done in
 * the surroundings that are kept here.
 */
@WebListener
public class FirstWork implements ServletContextListener {
    @EJB
    Migrations migrations;

    @Resource
    ContextService context;

    @Inject
    RequestSurroundings surroundings;

    @Inject
    Event<DatabaseReady> databaseReady;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        migrations.await();
        try (StartTurn turn = StartTurn.take()) {
            databaseReady.fire(new DatabaseReady());
        } catch (RuntimeException refused) {
            BrokenSetting.tell(refused);
            throw refused;
        }
        surroundings.keep(context);
        migrations.serve();
    }

    /** Before the database is taken away, and with it all else that such work needs. */
    @Override
    public void contextDestroyed(ServletContextEvent ending) {
        surroundings.end();
    }
}

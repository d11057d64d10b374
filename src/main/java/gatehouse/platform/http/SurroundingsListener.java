package gatehouse.platform.http;

import gatehouse.platform.RequestSurroundings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Keeps what surrounds a request as soon as there can be one. */
@WebListener
public class SurroundingsListener implements ServletContextListener {
    @Resource
    ContextService context;

    @Inject
    RequestSurroundings surroundings;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        surroundings.keep(context);
    }
}

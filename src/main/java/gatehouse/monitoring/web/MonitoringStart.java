package gatehouse.monitoring.web;

import gatehouse.monitoring.management.ManagedBeans;
import gatehouse.monitoring.microprofile.ServerMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Shows this application to the consoles of the server, under the context root that it has there. */
@WebListener
public class MonitoringStart implements ServletContextListener {
    @Inject
    ManagedBeans managed;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        ServletContext context = started.getServletContext();
        managed.register(context.getContextPath());
        if (!ServerMetrics.areThere()) {
            context.addServlet("gatehouse-metrics", MetricsServlet.class).addMapping("/metrics");
        }
    }
}

package gatehouse.monitoring.management;

import gatehouse.message.flow.Pause;
import gatehouse.monitoring.Figures;
import gatehouse.operation.PauseDispatcher;
import gatehouse.operation.SwitchMaintenance;
import gatehouse.platform.RequestSurroundings;
import gatehouse.platform.meter.Meters;
import gatehouse.tenant.Maintenance;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Puts the managed beans into the JVM's server of them, {@code gatehouse:type=Figures,context="/"} and so on, and takes
 * them out again with the application, however that ends. Two applications in one JVM differ in their context roots.
 */
@ApplicationScoped
public class ManagedBeans {
    private final Map<String, StandardMBean> beans;
    private final List<ObjectName> registered = new ArrayList<>();

    @Inject
    ManagedBeans(
            Figures figures,
            Meters meters,
            Pause pause,
            PauseDispatcher pauseDispatcher,
            Maintenance maintenance,
            SwitchMaintenance switchMaintenance,
            RequestSurroundings surroundings) {
        beans = Map.of(
                "Figures", bean(FiguresMXBean.class, new ManagedFigures(figures, meters)),
                "Dispatcher",
                        bean(DispatcherMXBean.class, ManagedSwitches.dispatcher(pause, pauseDispatcher, surroundings)),
                "Maintenance",
                        bean(
                                MaintenanceMXBean.class,
                                ManagedSwitches.maintenance(maintenance, switchMaintenance, surroundings)));
    }

    private static <T> StandardMBean bean(Class<T> type, T answering) {
        return new StandardMBean(type.cast(atHome(type, answering)), type, true);
    }

    /** Consoles call from threads that belong to no application, and may know no class loader at all. */
    private static Object atHome(Class<?> type, Object answering) {
        ClassLoader home = ManagedBeans.class.getClassLoader();
        return Proxy.newProxyInstance(home, new Class<?>[] {type}, (proxy, method, arguments) -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(home);
            try {
                return method.invoke(answering, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            } finally {
                thread.setContextClassLoader(before);
            }
        });
    }

    /** @param contextRoot of this application, empty for the root of the server; one that is left of another start goes */
    public synchronized void register(String contextRoot) {
        String root = ObjectName.quote(contextRoot.isEmpty() ? "/" : contextRoot);
        beans.forEach((type, bean) -> {
            try {
                ObjectName name = new ObjectName("gatehouse:type=" + type + ",context=" + root);
                remove(name);
                ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
                registered.add(name);
            } catch (JMException refused) {
                throw new IllegalStateException("The managed bean " + type + " cannot be registered", refused);
            }
        });
    }

    @PreDestroy
    synchronized void unregister() {
        registered.forEach(ManagedBeans::remove);
        registered.clear();
    }

    private static void remove(ObjectName name) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException gone) {
            throw new IllegalStateException("The managed bean " + name + " cannot be removed", gone);
        }
    }
}

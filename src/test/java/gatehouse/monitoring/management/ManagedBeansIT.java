package gatehouse.monitoring.management;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.flow.Backlogs;
import gatehouse.message.flow.Pause;
import gatehouse.platform.database.GatehouseDataSource;
import gatehouse.rig.InsideGatehouse;
import gatehouse.tenant.Maintenance;
import gatehouse.tenant.Tenant;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The managed beans as a console finds them: by name, from a thread that belongs to no application. */
class ManagedBeansIT extends InsideGatehouse {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Inject
    Pause pause;

    @Inject
    Maintenance maintenance;

    @Inject
    Backlogs backlogs;

    @Resource(lookup = GatehouseDataSource.NAME)
    DataSource database;

    @Test
    void figuresAreThereAndOpen() throws Exception {
        assertThat((Integer) read("Figures", "HashPermits")).isGreaterThanOrEqualTo(1);
        assertThat((Long) read("Figures", "OutboxQueued")).isGreaterThanOrEqualTo(0);
        assertThat((Long) read("Figures", "SessionsLive")).isGreaterThanOrEqualTo(0);
        assertThat(server.getMBeanInfo(name("Figures")).getAttributes())
                .extracting(attribute -> attribute.getName())
                .contains("SignIns", "Attempts", "Messages", "OutboxOldestSeconds");
    }

    @Test
    void theDispatcherIsPausedAndResumedOnRecord() throws Exception {
        long before = records("PAUSE_DISPATCHER");
        try {
            outside(() -> server.invoke(name("Dispatcher"), "pause", null, null));

            assertThat((Boolean) read("Dispatcher", "Paused")).isTrue();
            assertThat(pause.isOn()).isTrue();
        } finally {
            outside(() -> server.invoke(name("Dispatcher"), "resume", null, null));
        }
        assertThat((Boolean) read("Dispatcher", "Paused")).isFalse();
        assertThat(records("PAUSE_DISPATCHER")).isEqualTo(before + 2);
    }

    @Test
    void theServerIsPutUnderMaintenanceOnRecord() throws Exception {
        long before = records("SWITCH_MAINTENANCE");
        try {
            outside(() -> server.invoke(name("Maintenance"), "turnOn", null, null));

            assertThat((Boolean) read("Maintenance", "On")).isTrue();
            assertThat(maintenance.isOn(Tenant.PLATFORM)).isTrue();
        } finally {
            outside(() -> server.invoke(name("Maintenance"), "turnOff", null, null));
        }
        assertThat(maintenance.isOn(Tenant.PLATFORM)).isFalse();
        assertThat(records("SWITCH_MAINTENANCE")).isEqualTo(before + 2);
    }

    private Object read(String type, String attribute) throws Exception {
        return outside(() -> server.getAttribute(name(type), attribute));
    }

    private ObjectName name(String type) throws Exception {
        Set<ObjectName> found = server.queryNames(new ObjectName("gatehouse:type=" + type + ",*"), null);
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }

    /** On a thread that knows nothing of this application. */
    private static Object outside(Callable<Object> call) throws Exception {
        FutureTask<Object> task = new FutureTask<>(call);
        Thread thread = new Thread(task);
        thread.setContextClassLoader(null);
        thread.start();
        return task.get();
    }

    private long records(String action) throws SQLException {
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from audit_record where action = ?")) {
            query.setString(1, action);
            ResultSet rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}

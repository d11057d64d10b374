package gatehouse.rig.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A look into the JVM of a server, from outside. */
public final class ServerJvm implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private ServerJvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    public static ServerJvm of(ProcessHandle process) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
            try {
                return new ServerJvm(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (AttachNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public List<String> threads() {
        try {
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(Objects::nonNull)
                    .map(ThreadInfo::getThreadName)
                    .sorted()
                    .toList();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Names of all MBeans. */
    public Set<String> beans() {
        try {
            Set<String> names = new TreeSet<>();
            beans.queryNames(null, null).forEach(name -> names.add(name.getCanonicalName()));
            return names;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** How many classes of this name have objects that something still holds. Collects garbage first. */
    public long classesInUse(String name) {
        try {
            ObjectName command = new ObjectName("com.sun.management:type=DiagnosticCommand");
            Object[] none = {new String[0]};
            String[] signature = {String[].class.getName()};
            String histogram = (String) beans.invoke(command, "gcClassHistogram", none, signature);
            return histogram
                    .lines()
                    .filter(line -> Arrays.asList(line.strip().split(" +")).contains(name))
                    .count();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}

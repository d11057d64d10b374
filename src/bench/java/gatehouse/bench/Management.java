package gatehouse.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The managed beans of the measured server, as jconsole on the same machine gets at them: no port is opened for it. */
final class Management implements AutoCloseable {
    /**
     * Starts the server's half of this with the JVM. Started later its threads have no context class loader, and on Payara no
     * bean of an application can be called without one.
     */
    static final String JVM_OPTION = "-Dcom.sun.management.jmxremote";

    /** More are not told apart. */
    static final int MOST_QUEUED = 10_000;

    private static final String DISPATCHER = "Dispatcher";
    private static final String FIGURES = "Figures";
    private static final String CODE_MADE = "REQUEST_VERIFICATION SENT";

    private final JMXConnector connector;

    private Management(JMXConnector connector) {
        this.connector = connector;
    }

    static Management of(BenchServer server) {
        try {
            VirtualMachine process = VirtualMachine.attach(String.valueOf(server.pid()));
            try {
                return new Management(
                        JMXConnectorFactory.connect(new JMXServiceURL(process.startLocalManagementAgent())));
            } finally {
                process.detach();
            }
        } catch (AttachNotSupportedException unfit) {
            throw new IllegalStateException("The managed beans of the server cannot be reached", unfit);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    /** No message leaves from now on, apart from those that are under way. */
    void pauseDispatcher() {
        turn("pause", true);
    }

    void resumeDispatcher() {
        turn("resume", false);
    }

    private void turn(String operation, boolean paused) {
        ask(beans -> beans.invoke(name(DISPATCHER), operation, null, null));
        if (!ask(beans -> beans.getAttribute(name(DISPATCHER), "Paused")).equals(paused)) {
            throw new WrongAnswer("The dispatcher did not " + operation);
        }
    }

    /** What of the heap is in use after it was collected, bytes. */
    long heap() {
        ask(beans -> beans.invoke(new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME), "gc", null, null));
        return ask(beans -> {
            Object heap = beans.getAttribute(new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME), "HeapMemoryUsage");
            return (Long) ((CompositeData) heap).get("used");
        });
    }

    /** Messages that wait, {@value #MOST_QUEUED} at most; the server looks every five seconds. */
    long queued() {
        return ask(beans -> (Long) beans.getAttribute(name(FIGURES), "OutboxQueued"));
    }

    /** For how many requests to verify a phone a code was made, and one message with it, since the start. */
    long codesMade() {
        TabularData attempts = ask(beans -> (TabularData) beans.getAttribute(name(FIGURES), "Attempts"));
        CompositeData made = attempts.get(new Object[] {CODE_MADE});
        if (made == null) {
            throw new WrongAnswer("The server counts no " + CODE_MADE);
        }
        return (Long) made.get("value");
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask(connector.getMBeanServerConnection());
        } catch (JMException refused) {
            throw new IllegalStateException("A managed bean does not answer", refused);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Question<T> {
        T ask(MBeanServerConnection beans) throws JMException, IOException;
    }

    private static ObjectName name(String type) throws JMException {
        return new ObjectName("gatehouse:type=" + type + ",context=\"/\"");
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

package gatehouse.rig.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a JVM of this machine and this user still holds, asked with the tools that come with it.
 *
 * @param pid of the process; of Linux, which shows what a process has open
 */
public record Jvm(long pid) {
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" (?:#|os_prio)");

    /** The names of all threads. */
    public Set<String> threads() {
        return THREAD.matcher(ask("Thread.print"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whatever the process has open that is a file. */
    public Set<String> openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.map(Jvm::target)
                    .filter(target -> target.startsWith("/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Empty where it was closed since the folder was read. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** The names of the managed beans in this domain. */
    public Set<String> managedBeans(String domain) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try (JMXConnector connector =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                return connector.getMBeanServerConnection().queryNames(new ObjectName(domain + ":*"), null).stream()
                        .map(ObjectName::getCanonicalName)
                        .collect(Collectors.toCollection(TreeSet::new));
            } finally {
                machine.detach();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (AttachNotSupportedException | JMException strange) {
            throw new IllegalStateException(strange);
        }
    }

    private String ask(String... question) {
        return new Command(Stream.concat(
                                Stream.of(Path.of(Command.jdk(), "bin", "jcmd").toString(), String.valueOf(pid)),
                                Stream.of(question))
                        .toList())
                .run();
    }
}

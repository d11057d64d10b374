package gatehouse.rig;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/**
 * One start of Payara Micro for all tests of one archive. The adapter would start a server for each test class; here an
 * archive stays deployed until another one is asked for or the tests are over. Each start begins with an empty folder.
 */
public final class SharedServer implements DeployableContainer<ContainerConfiguration> {
    private static final String ADAPTER =
            "fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer";
    private static final long STOP_SECONDS = 120;

    private final DeployableContainer<ContainerConfiguration> micro = newAdapter();
    private Archive<?> deployed;
    private ProtocolMetaData address;
    private List<ProcessHandle> processes = List.of();

    /** The adapter's class, or null when the build tests on another server. */
    @SuppressWarnings("rawtypes")
    static Class<? extends DeployableContainer> adapter() {
        try {
            return Class.forName(ADAPTER).asSubclass(DeployableContainer.class);
        } catch (ClassNotFoundException anotherServer) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static DeployableContainer<ContainerConfiguration> newAdapter() {
        try {
            return adapter().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        if (deployed != null && deployed.getName().equals(archive.getName())) {
            return address;
        }
        end();
        empty(Path.of(System.getProperty("gatehouse.it.data")));
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        deployed = archive;
        address = micro.deploy(archive);
        processes = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .toList();
        return address;
    }

    /** Not yet: the next test class may want the same archive. */
    @Override
    public void undeploy(Archive<?> archive) {}

    @Override
    public void stop() throws LifecycleException {
        try {
            end();
        } catch (DeploymentException unclean) {
            throw new LifecycleException("The server under test did not stop", unclean);
        }
        micro.stop();
    }

    private void end() throws DeploymentException {
        if (deployed == null) {
            return;
        }
        micro.undeploy(deployed);
        deployed = null;
        for (ProcessHandle process : processes) {
            await(process);
        }
    }

    private static void await(ProcessHandle process) throws DeploymentException {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException hanging) {
            process.destroyForcibly();
            throw new DeploymentException("The server did not stop within " + STOP_SECONDS + " s", hanging);
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> paths = Files.walk(folder)) {
                    paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
            Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public Class<ContainerConfiguration> getConfigurationClass() {
        return micro.getConfigurationClass();
    }

    @Override
    public void setup(ContainerConfiguration configuration) {
        micro.setup(configuration);
    }

    @Override
    public void start() throws LifecycleException {
        micro.start();
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return micro.getDefaultProtocol();
    }
}

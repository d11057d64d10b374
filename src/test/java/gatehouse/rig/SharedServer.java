package gatehouse.rig;

import gatehouse.rig.server.Folders;
import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * One deployment for all tests of one archive. Arquillian would deploy for each test class, and Payara Micro's adapter
 * start a server for each; here an archive stays deployed until another one is asked for or the tests are over. Each
 * begins with an empty folder and an empty database.
 */
public final class SharedServer implements DeployableContainer<ContainerConfiguration> {
    private static final String ADAPTER =
            "fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer";
    private static final long STOP_SECONDS = 120;

    private static Path exported;

    private final DeployableContainer<ContainerConfiguration> server = newAdapter();
    private Archive<?> deployed;
    private ProtocolMetaData address;
    private List<ProcessHandle> processes = List.of();

    /** The class of Payara Micro's adapter, which Arquillian would take. */
    @SuppressWarnings("rawtypes")
    static Class<? extends DeployableContainer> adapter() {
        try {
            return Class.forName(ADAPTER).asSubclass(DeployableContainer.class);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @SuppressWarnings("unchecked")
    private static DeployableContainer<ContainerConfiguration> newAdapter() {
        if (!ServerUnderTest.isMicro()) {
            return new ServerUnderTest();
        }
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
        Folders.empty(Path.of(System.getProperty("gatehouse.it.data")));
        TestServerSettings.emptyDatabase();
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        deployed = archive;
        address = server.deploy(archive.getName().equals(Archives.file().getName()) ? asBuilt(archive) : archive);
        processes = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .toList();
        return address;
    }

    /**
     * The same archive, but whoever wants to have it as a file, as Payara Micro's adapter does, gets what Maven built, byte for
     * byte; ShrinkWrap would pack it anew.
     */
    private static Archive<?> asBuilt(Archive<?> archive) {
        ZipExporter copier = proxy(ZipExporter.class, (self, called, with) -> {
            exported = ((File) with[0]).toPath();
            return Files.copy(Archives.file().toPath(), exported);
        });
        return proxy(
                Archive.class,
                (self, called, with) -> called.getName().equals("as") && with[0] == ZipExporter.class
                        ? copier
                        : called.invoke(archive, with));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The file in which the server under test has what Maven built, while that is deployed; not of a remote one. */
    static Path deployed() {
        return ServerUnderTest.isMicro()
                ? exported
                : ServerUnderTest.get().deployed(Archives.file().toPath());
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
        server.stop();
    }

    private void end() throws DeploymentException {
        if (deployed == null) {
            return;
        }
        server.undeploy(deployed);
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

    @Override
    public Class<ContainerConfiguration> getConfigurationClass() {
        return server.getConfigurationClass();
    }

    @Override
    public void setup(ContainerConfiguration configuration) {
        server.setup(configuration);
    }

    @Override
    public void start() throws LifecycleException {
        server.start();
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return server.getDefaultProtocol();
    }
}

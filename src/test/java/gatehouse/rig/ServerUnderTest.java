package gatehouse.rig;

import gatehouse.rig.server.PayaraServer;
import gatehouse.rig.server.Server;
import gatehouse.rig.server.WildFly;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * The server that the build asked for by {@code arquillian.launch}, where that is not Payara Micro: set up by the scripts
 * of {@code server-config}, as a node in the field is. Of {@code remote} it is expected that it is there, with Gatehouse
 * on it.
 */
final class ServerUnderTest implements DeployableContainer<ContainerConfiguration> {
    private static final String LAUNCH = System.getProperty("arquillian.launch", "");
    /** Many starts and short lives: what the compiler would gain, a test never sees. */
    static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static Server server;

    static boolean isMicro() {
        return LAUNCH.equals("payara-micro");
    }

    /** Neither the adapter of Payara Micro does, nor somebody else did. */
    static boolean isStartedByUs() {
        return !isMicro() && !isRemote();
    }

    static boolean isWildFly() {
        return LAUNCH.equals("wildfly");
    }

    static boolean isRemote() {
        return LAUNCH.equals("remote");
    }

    /** The one of this run; not started yet. */
    static synchronized Server get() {
        if (server == null) {
            server = untouched(LAUNCH);
        }
        return server;
    }

    /** Another one of the same kind, as it comes from its maker. @param name of its folder */
    static Server untouched(String name) {
        return untouched(Archives.target().resolve("it-data").resolve(name));
    }

    /** The same. @param folder for all of it; emptied */
    static Server untouched(Path folder) {
        Path target = Archives.target();
        return switch (LAUNCH) {
            case "payara-server" -> new PayaraServer(target.resolve("payara6"), folder);
            case "wildfly" ->
                new WildFly(target.resolve("wildfly-" + System.getProperty("gatehouse.it.wildfly")), folder);
            default -> throw new IllegalStateException("No server is known as " + LAUNCH);
        };
    }

    @Override
    public void start() {
        if (isRemote()) {
            return;
        }
        get().start(Stream.concat(
                        SHORT_LIVED.stream(),
                        Stream.of(System.getProperty("gatehouse.it.jvm").split(" ")))
                .toList());
        get().apply(script("server"));
    }

    /** Of {@code server-config}, for this kind of server. @param name without its ending */
    static Path script(String name) {
        return configuration().resolve(name + (isWildFly() ? ".cli" : ".asadmin"));
    }

    /** The folder of {@code server-config} for this kind of server. */
    static Path configuration() {
        return Path.of(System.getProperty("gatehouse.it.basedir"), "server-config", LAUNCH);
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        if (!isRemote()) {
            get().deploy(file(archive), TestServerSettings.root());
        }
        HTTPContext context =
                new HTTPContext(TestServerSettings.host(), Integer.parseInt(System.getProperty("gatehouse.it.port")));
        context.add(new Servlet("ArquillianServletRunnerEE9", "/"));
        return new ProtocolMetaData().addContext(context);
    }

    /** What Maven built goes to the server as it is, byte for byte. */
    private static Path file(Archive<?> archive) {
        File built = Archives.file();
        if (archive.getName().equals(built.getName())) {
            return built.toPath();
        }
        File exported = new File(built.getParentFile(), archive.getName());
        archive.as(ZipExporter.class).exportTo(exported, true);
        return exported.toPath();
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        if (!isRemote()) {
            get().undeploy(Path.of(archive.getName()));
        }
    }

    @Override
    public void stop() {
        if (!isRemote()) {
            get().close();
        }
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    /** Nothing of it is told by arquillian.xml. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<ContainerConfiguration> getConfigurationClass() {
        return (Class<ContainerConfiguration>) (Class<?>) Configuration.class;
    }

    @Override
    public void setup(ContainerConfiguration configuration) {}
}

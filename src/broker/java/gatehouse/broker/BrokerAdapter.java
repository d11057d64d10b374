package gatehouse.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.ConnectionFactoryProperties;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * The queue of a server that has none of its own. Payara Micro starts adapters before applications and stops them after, so
 * a broker in this JVM is there whenever Gatehouse is: it is the default, and its journal lies in
 * {@code <gatehouse.data>/broker}. Where {@value #URL} names an Artemis broker outside, nodes share that one, and it may come
 * and go.
 */
public class BrokerAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1L;

    /**
     * As Artemis has them: {@code tcp://host:port}, or {@code (tcp://host:port,tcp://host:port)} of a pair, with TLS where
     * they say so. How long is waited, and how often tried, is ours to say. What travels are ids of messages, and no text of any.
     * It has to be for Gatehouse alone: what stays prepared there is rolled back.
     */
    private static final String URL = "gatehouse.broker.url";

    private static final String USER = "gatehouse.broker.user";
    private static final String PASSWORD = "gatehouse.broker.password";
    private static final String PASSWORD_FILE = "gatehouse.broker.password-file";

    /** Artemis tells of each session of each client, and the only client is this server. Held, or it is forgotten. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.activemq.audit");

    /** Also within this JVM: a broker that stops because it cannot write says goodbye to nobody. */
    private static final long LIFE_SIGN_MILLIS = 2_000;

    /** After so long without one, whoever listens connects anew. */
    private static final long GONE_MILLIS = 10_000;

    /** So long is waited for one of a pair, unless the URL says otherwise, before the other is asked. */
    private static final int CONNECT_MILLIS = 2_000;

    private transient EmbeddedBroker embedded;
    private transient AbandonedBranches branches;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        CHATTER.setLevel(Level.OFF);
        setClientFailureCheckPeriod(LIFE_SIGN_MILLIS);
        setConnectionTTL(GONE_MILLIS);
        Optional<String> outside = setting(URL);
        if (outside.isPresent()) {
            useOutside(outside.get());
        } else {
            useEmbedded(Path.of(setting("gatehouse.data").orElse("data"))
                    .toAbsolutePath()
                    .resolve("broker"));
        }
        try {
            super.start(context);
        } catch (ResourceAdapterInternalException | RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private void useEmbedded(Path folder) throws ResourceAdapterInternalException {
        try {
            embedded = EmbeddedBroker.start(folder);
        } catch (Exception refused) {
            throw new ResourceAdapterInternalException("The broker could not start in " + folder, refused);
        }
        setConnectorClassName(InVMConnectorFactory.class.getName());
        setConnectionParameters("serverId=" + EmbeddedBroker.IN_VM_ID);
    }

    private void useOutside(String url) throws ResourceAdapterInternalException {
        Optional<String> user = setting(USER);
        Optional<String> password = password();
        user.ifPresent(this::setUserName);
        password.ifPresent(this::setPassword);
        List<TransportConfiguration> brokers;
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url.strip())) {
            brokers = Stream.of(locator.getStaticTransportConfigurations())
                    .map(BrokerAdapter::asWeReachIt)
                    .toList();
        } catch (Exception malformed) {
            // What is wrong may be told with the password of a key store.
            throw notAUrl();
        }
        if (brokers.isEmpty() || !brokers.stream().allMatch(BrokerAdapter::isFullyNamed)) {
            throw notAUrl();
        }
        // What one broker says of the others are ways and files as it knows them, and not ours.
        setUseTopologyForLoadBalancing(false);
        // As they are: a text for all of them would give commas and semicolons a meaning.
        getProperties()
                .setParsedConnectorClassNames(brokers.stream()
                        .map(TransportConfiguration::getFactoryClassName)
                        .toList());
        getProperties()
                .setParsedConnectionParameters(
                        brokers.stream().map(TransportConfiguration::getParams).toList());
        branches = AbandonedBranches.at(brokers, user.orElse(null), password.orElse(null));
    }

    /**
     * When a connection ends Artemis does not set up again whoever listened, but mends the connection below. By itself it tries
     * for ever where that was, and of a pair the other may serve now. This way each that the URL names is tried in turn, for ever.
     */
    @Override
    public ActiveMQConnectionFactory newConnectionFactory(ConnectionFactoryProperties asked) {
        ActiveMQConnectionFactory connections = super.newConnectionFactory(asked);
        if (embedded == null && asked instanceof ActiveMQActivationSpec) {
            connections.setReconnectAttempts(0);
            connections.getServerLocator().setFailoverAttempts(-1);
        }
        return connections;
    }

    /**
     * Payara says to itself whom to trust, and Artemis would take that before what the URL says. And a machine that is gone does
     * not even refuse a connection.
     */
    private static TransportConfiguration asWeReachIt(TransportConfiguration broker) {
        Map<String, Object> params = new HashMap<>(broker.getParams());
        params.put(TransportConstants.FORCE_SSL_PARAMETERS, true);
        params.putIfAbsent(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
        return new TransportConfiguration(broker.getFactoryClassName(), params);
    }

    private static boolean isFullyNamed(TransportConfiguration broker) {
        return broker.getFactoryClassName().equals(NettyConnectorFactory.class.getName())
                && broker.getParams().containsKey("host")
                && broker.getParams().containsKey("port");
    }

    private static ResourceAdapterInternalException notAUrl() {
        return new ResourceAdapterInternalException(
                URL + " must be tcp://host:port, or (tcp://host:port,tcp://host:port)");
    }

    @Override
    public void stop() {
        super.stop();
        close();
    }

    private void close() {
        if (branches != null) {
            branches.close();
            branches = null;
        }
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
    }

    private static Optional<String> password() throws ResourceAdapterInternalException {
        Optional<String> file = setting(PASSWORD_FILE);
        if (setting(PASSWORD).isPresent() || file.isEmpty()) {
            return setting(PASSWORD);
        }
        try {
            return Optional.of(Files.readString(Path.of(file.get())).strip());
        } catch (IOException unreadable) {
            throw new ResourceAdapterInternalException(PASSWORD_FILE + " points to a file that cannot be read");
        }
    }

    /** As MicroProfile Config has it in the WAR, of which an adapter knows nothing. */
    private static Optional<String> setting(String name) {
        String property = System.getProperty(name);
        String value = property != null
                ? property
                : System.getenv(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}

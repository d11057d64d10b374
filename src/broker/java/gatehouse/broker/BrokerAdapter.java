package gatehouse.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * The queue of a server that has none of its own. Payara Micro starts adapters before applications and stops them after, so
 * a broker in this JVM is there whenever Gatehouse is: it is the default, and its journal lies in
 * {@code <gatehouse.data>/broker}. Where {@value #URL} names an Artemis broker outside, nodes share that one, and it may come
 * and go.
 */
public class BrokerAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1L;

    /**
     * {@code tcp://host:port} of an Artemis broker. What travels are ids of messages, and no text of any. It has to be for
     * Gatehouse alone: what stays prepared there is rolled back.
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
        URI broker = uri(url);
        Optional<String> user = setting(USER);
        Optional<String> password = password();
        user.ifPresent(this::setUserName);
        password.ifPresent(this::setPassword);
        setConnectorClassName(NettyConnectorFactory.class.getName());
        setConnectionParameters("host=" + broker.getHost() + ";port=" + broker.getPort());
        branches = AbandonedBranches.at(
                new TransportConfiguration(
                        NettyConnectorFactory.class.getName(),
                        Map.of("host", broker.getHost(), "port", broker.getPort())),
                user.orElse(null),
                password.orElse(null));
    }

    private static URI uri(String url) throws ResourceAdapterInternalException {
        Optional<URI> usable = parsed(url)
                .filter(broker -> "tcp".equals(broker.getScheme()))
                .filter(broker -> broker.getHost() != null && broker.getPort() > 0)
                .filter(broker -> broker.getUserInfo() == null);
        return usable.orElseThrow(() -> new ResourceAdapterInternalException(URL + " must be tcp://host:port"));
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url.strip()));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
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

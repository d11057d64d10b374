package gatehouse.message.smpp;

import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.ServerAddress;
import gatehouse.platform.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * Where a message centre is and what we have agreed with it.
 *
 * @param tls empty: the connection is in clear, as inside a private network
 * @param timeout longest wait for an answer to one request
 * @param enquireLink after how long a silent connection is asked whether it is still there
 */
record SmppAccount(
        ServerAddress server,
        Secret password,
        String systemType,
        Optional<SSLContext> tls,
        Duration timeout,
        Duration enquireLink) {
    private static final int PORT = 2775;
    private static final int PORT_OVER_TLS = 3550;
    /** So that a request for each part of a message that was cut ends within a gateway's patience. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(5);

    /** SMPP 3.4, 4.1.1. */
    private static final int LONGEST_SYSTEM_ID = 15;

    private static final int LONGEST_PASSWORD = 8;
    private static final int LONGEST_SYSTEM_TYPE = 12;

    static SmppAccount from(GatewaySettings settings) {
        boolean tls = settings.scheme().equals("smpps");
        ServerAddress server = settings.server(tls ? PORT_OVER_TLS : PORT);
        Secret password = server.password()
                .filter(text -> text.length() <= LONGEST_PASSWORD)
                .filter(text -> server.user().orElseThrow().length() <= LONGEST_SYSTEM_ID)
                .orElseThrow(() -> settings.broken(
                        "url", "must have a system id of up to 15 characters and a password of up to 8"));
        String systemType = settings.text("system-type").orElse("");
        if (systemType.length() > LONGEST_SYSTEM_TYPE) {
            throw settings.broken("system-type", "must have up to 12 characters");
        }
        return new SmppAccount(
                server,
                password,
                systemType,
                tls ? Optional.of(settings.tls()) : Optional.empty(),
                settings.timeout(LONGEST_TIMEOUT),
                settings.duration(
                        "enquire-link", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10)));
    }

    /** A session that is ready to be bound. */
    SMPPSession session() {
        SMPPSession session = new SMPPSession((host, port) -> connect());
        session.setTransactionTimer(timeout.toMillis());
        session.setEnquireLinkTimer((int) enquireLink.toMillis());
        return session;
    }

    void bind(SMPPSession session) throws IOException {
        BindParameter asTransceiver = new BindParameter(
                BindType.BIND_TRX,
                server.user().orElseThrow(),
                password.reveal(),
                systemType,
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
        session.connectAndBind(server.host(), server.port(), asTransceiver, timeout.toMillis());
    }

    private Connection connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.host(), server.port()), (int) timeout.toMillis());
            return new SocketConnection(tls.isPresent() ? encrypted(socket) : socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
        SSLSocket encrypted = (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        // The certificate must be the host's, as with HTTPS.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }
}

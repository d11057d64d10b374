package gatehouse.message.smtp;

import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.ServerAddress;
import gatehouse.platform.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;

/** A relay that our own settings name. */
final class OwnMailSession implements MailServer {
    private static final String STARTTLS = "starttls";
    /** RFC 6409. */
    private static final int SUBMISSION = 587;
    /** RFC 8314. */
    private static final int SUBMISSIONS = 465;

    /** Whether a connection that began in clear must change to TLS. */
    enum StartTls {
        REQUIRED,
        /** Nothing is encrypted: for a relay on this machine, or one that signs nobody in. */
        NONE
    }

    private final ServerAddress server;
    private final Session session;

    private OwnMailSession(ServerAddress server, Properties properties) {
        this.server = server;
        this.session = Session.getInstance(properties);
    }

    static OwnMailSession from(GatewaySettings settings) {
        boolean tls = settings.scheme().equals("smtps");
        StartTls startTls = settings.choice(STARTTLS, StartTls.REQUIRED);
        ServerAddress server = settings.server(tls ? SUBMISSIONS : SUBMISSION);
        if (!tls && startTls == StartTls.NONE && server.user().isPresent() && !server.isThisMachine()) {
            throw settings.broken(STARTTLS, "must not be none with a password that would leave this machine in clear");
        }
        Properties all = new Properties();
        all.setProperty("mail.transport.protocol", "smtp");
        all.setProperty("mail.smtp.auth", Boolean.toString(server.user().isPresent()));
        String millis = Long.toString(settings.timeout(Gateway.PATIENCE).toMillis());
        all.setProperty("mail.smtp.connectiontimeout", millis);
        all.setProperty("mail.smtp.timeout", millis);
        all.setProperty("mail.smtp.writetimeout", millis);
        all.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        all.setProperty("mail.smtp.starttls.enable", Boolean.toString(!tls && startTls == StartTls.REQUIRED));
        all.setProperty("mail.smtp.starttls.required", Boolean.toString(!tls && startTls == StartTls.REQUIRED));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.ssl.socketFactory", settings.tls().getSocketFactory());
        return new OwnMailSession(server, all);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Transport connect(Session with) throws MessagingException {
        Transport transport = with.getTransport();
        transport.connect(
                server.host(),
                server.port(),
                server.user().orElse(null),
                server.password().map(Secret::reveal).orElse(null));
        return transport;
    }
}

package gatehouse.message.smtp;

import gatehouse.message.gateway.GatewaySettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A mail session that the server keeps under a JNDI name, with host, password and timeouts of its own. It is looked up for
 * each mail: an administrator may change it at any time, and some servers make it later than they start us.
 */
record ServersMailSession(String jndiName) implements MailServer {
    static ServersMailSession from(GatewaySettings settings) {
        String name = settings.url().reveal().substring("jndi:".length());
        if (name.isBlank()) {
            throw settings.broken("url", "must be like jndi:mail/gatehouse");
        }
        return new ServersMailSession(name);
    }

    @Override
    public Session session() throws NamingException {
        return InitialContext.doLookup(jndiName);
    }

    @Override
    public Transport connect(Session session) throws MessagingException {
        Transport transport = session.getTransport();
        transport.connect();
        return transport;
    }
}

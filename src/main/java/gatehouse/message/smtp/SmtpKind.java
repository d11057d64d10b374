package gatehouse.message.smtp;

import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayKind;
import gatehouse.message.gateway.GatewaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Set;

/**
 * {@code smtp://user:password@host:port} (STARTTLS), {@code smtps://...} (TLS from the first byte), or {@code jndi:NAME}
 * of a mail session that the server keeps.
 */
@ApplicationScoped
public class SmtpKind implements GatewayKind {
    private static final String SENDER = "sender";

    private final Clock clock;

    @Inject
    public SmtpKind(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("smtp", "smtps", "jndi");
    }

    @Override
    public Gateway create(GatewaySettings settings) {
        MailServer server =
                settings.scheme().equals("jndi") ? ServersMailSession.from(settings) : OwnMailSession.from(settings);
        return new SmtpGateway(
                settings.name(),
                server,
                new Letterhead(sender(settings), settings.publicHost(), clock),
                settings.timeout(Gateway.PATIENCE));
    }

    /** One address, with or without a name before it. */
    private static InternetAddress sender(GatewaySettings settings) {
        String text = settings.text(SENDER)
                .orElseThrow(() -> settings.broken(SENDER, "is missing: whom the recipient sees as the sender"));
        try {
            InternetAddress[] all = InternetAddress.parse(text, true);
            if (all.length == 1 && !all[0].isGroup()) {
                all[0].validate();
                return all[0];
            }
        } catch (AddressException malformed) {
            throw settings.broken(SENDER, "must be one address such as Bank <no-reply@bank.example>");
        }
        throw settings.broken(SENDER, "must be one address such as Bank <no-reply@bank.example>");
    }
}

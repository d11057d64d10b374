package gatehouse.message.smtp;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Deadline;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import javax.naming.NamingException;

/**
 * Hands each mail to a relay on a connection of its own. The whole conversation is bounded in time, whatever the relay
 * does: the timeouts of Jakarta Mail bound its single steps only.
 */
final class SmtpGateway implements Gateway {
    private final String name;
    private final MailServer server;
    private final Letterhead letterhead;
    private final Deadline deadline;

    SmtpGateway(String name, MailServer server, Letterhead letterhead, Duration timeout) {
        this.name = name;
        this.server = server;
        this.letterhead = letterhead;
        this.deadline = new Deadline(timeout);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.EMAIL;
    }

    @Override
    public Submission submit(Outgoing message) {
        Session session;
        MimeMessage mail;
        try {
            session = server.session();
            mail = letterhead.write(message, session);
        } catch (NamingException notThere) {
            return new Submission.Unreachable("the server has no such mail session");
        } catch (AddressException noAddress) {
            return new Submission.Rejected("the recipient is not one plain address", true);
        } catch (MessagingException unwritable) {
            return new Submission.Rejected(unwritable.getClass().getSimpleName(), false);
        }
        return deadline.bound(() -> send(mail, session, letterhead.messageId(message)));
    }

    private Submission send(MimeMessage mail, Session session, String reference) {
        boolean taken = false;
        try (Transport transport = server.connect(session)) {
            Address[] to = mail.getAllRecipients();
            transport.sendMessage(mail, to);
            taken = true;
        } catch (MessagingException refused) {
            // A relay that is gone before we said good-bye has the mail all the same.
            return taken ? new Submission.Accepted(reference) : Reply.of(refused);
        }
        return new Submission.Accepted(reference);
    }

    @Override
    public void close() {
        deadline.close();
    }
}

package gatehouse.message.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import javax.naming.NamingException;

/** Who takes our mail. */
interface MailServer {
    /** @throws NamingException when the server keeps no such session, or not yet */
    Session session() throws NamingException;

    /** Connects, and signs in where that is wanted. The caller closes it. */
    Transport connect(Session session) throws MessagingException;
}

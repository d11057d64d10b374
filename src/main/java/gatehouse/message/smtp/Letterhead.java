package gatehouse.message.smtp;

import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/**
 * What all our mails have in common. No header has a word of anybody's but ours, the tenant's and the recipient's address, which must be
 * one address and nothing more: a line break in it would be a header of the sender's choice.
 *
 * @param host right of the {@code @} in the ids of mails; the same whichever gateway sends them
 */
record Letterhead(InternetAddress sender, String host, Clock clock) {
    /** The same at every attempt, through every relay, so that a mailbox can tell a repetition. */
    String messageId(Outgoing message) {
        return "<" + message.id() + "@" + host + ">";
    }

    /** @throws AddressException when the recipient is not one plain address */
    MimeMessage write(Outgoing message, Session session) throws MessagingException {
        String id = messageId(message);
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(sender);
        mail.setRecipient(RecipientType.TO, plain(message.recipient()));
        mail.setSubject(subject(message), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no machine answers it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(message.text().reveal(), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress plain(String recipient) throws AddressException {
        InternetAddress address = new InternetAddress();
        address.setAddress(recipient);
        address.validate();
        if (address.isGroup() || recipient.codePoints().anyMatch(Letterhead::isOutOfPlace)) {
            throw new AddressException("not one plain address");
        }
        return address;
    }

    private static boolean isOutOfPlace(int character) {
        return Character.isISOControl(character) || "<>,;\"() ".indexOf(character) >= 0;
    }

    private static String subject(Outgoing message) {
        return message.subject().orElseGet(() -> subject(message.purpose()));
    }

    private static String subject(MessagePurpose purpose) {
        return switch (purpose) {
            case PASSWORD_RESET_CODE, CARD_ACCESS_CODE, VERIFICATION_CODE, PHONE_ENROLMENT_CODE, STEP_UP_CODE ->
                "Your code";
            case EMAIL_CODE -> "Confirm your e-mail address";
            case PASSWORD_RESET_LINK -> "Choose a new password";
            case FIRST_PASSWORD -> "Your first password";
            case INVITATION -> "Your invitation";
            case PASSWORD_CHANGED -> "Your password was changed";
            case CARD_ACCESS_PASSWORD -> "Your card access password";
            case CARD_ACCESS_CHANGED -> "Your card access password was changed";
            case FACTORS_CHANGED -> "Your way to sign in was changed";
            case CONTACT_CHANGED -> "Your contact details were changed";
            case EVENT -> "An event";
        };
    }
}

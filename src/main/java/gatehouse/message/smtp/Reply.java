package gatehouse.message.smtp;

import gatehouse.message.gateway.Submission;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a relay's refusal means. The API has no place for the code of a reply, so it is read where every implementation of
 * it puts the relay's answer: at the beginning of the message. The rest of that text is neither kept nor logged, because
 * relays like to quote the recipient.
 */
final class Reply {
    /** RFC 5321, 4.2. */
    private static final Pattern CODE = Pattern.compile("([45][0-5][0-9])[ -].*", Pattern.DOTALL);

    private Reply() {}

    /**
     * For good is only what the relay says about the recipient ({@code 5yz} to {@code RCPT}). Another relay may know our
     * password, like our sender or have room, so that everything else is tried again.
     */
    static Submission of(MessagingException refused) {
        if (refused instanceof AuthenticationFailedException) {
            return new Submission.Rejected("did not sign us in", false);
        }
        String code = code(refused);
        if (code.isEmpty()) {
            return new Submission.Unreachable(innermost(refused).getClass().getSimpleName());
        }
        boolean permanent = code.startsWith("5") && isAboutTheRecipient(refused);
        return new Submission.Rejected("answered " + code, permanent);
    }

    private static boolean isAboutTheRecipient(MessagingException refused) {
        return refused instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
    }

    /** The innermost one: the outer ones sum up. */
    private static String code(MessagingException refused) {
        String found = "";
        for (Exception each = refused; each != null; each = next(each)) {
            Matcher reply = CODE.matcher(String.valueOf(each.getMessage()));
            if (reply.matches()) {
                found = reply.group(1);
            }
        }
        return found;
    }

    private static Exception innermost(MessagingException refused) {
        Exception last = refused;
        while (next(last) != null) {
            last = next(last);
        }
        return last;
    }

    private static Exception next(Exception each) {
        return each instanceof MessagingException more ? more.getNextException() : null;
    }
}

package gatehouse.subject;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, at most 254 characters, compared without regard to case. Only the shape is checked: whether mail
 * arrives, only a message can tell.
 */
public record EmailAddress(String text) {
    private static final int MOST = 254;
    /** Upper and lower case of ASCII only: the Kelvin sign is no K. */
    private static final Pattern SHAPE = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]*[a-z0-9]",
            Pattern.CASE_INSENSITIVE);

    public EmailAddress {
        if (!hasShape(text)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
        text = text.toLowerCase(Locale.ROOT);
    }

    public static Optional<EmailAddress> parse(String text) {
        return hasShape(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    private static boolean hasShape(String text) {
        return text.length() <= MOST && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}

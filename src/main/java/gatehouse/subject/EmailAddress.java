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
    private static final Pattern SHAPE = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]{2,}");

    public EmailAddress {
        if (text.length() > MOST || !SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    public static Optional<EmailAddress> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() <= MOST && SHAPE.matcher(lower).matches()
                ? Optional.of(new EmailAddress(lower))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}

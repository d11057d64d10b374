package gatehouse.webhook;

import gatehouse.platform.Secret;
import java.util.regex.Pattern;

/**
 * What a tenant is told.
 *
 * @param event its name, words with slashes between them, at most 40 characters: the path below the tenant's URL
 * @param json the body
 */
record Announcement(String event, String json) {
    private static final Pattern EVENT = Pattern.compile("(?=.{1,40}$)[a-z]+(/[a-z]+)*");

    Announcement {
        if (!EVENT.matcher(event).matches()) {
            throw new IllegalArgumentException("The name of an event is words with slashes between them");
        }
    }

    /** As the outbox keeps it: the name in a line before the body. */
    Secret text() {
        return Secret.of(event + "\n" + json);
    }

    /** It may carry a token. */
    @Override
    public String toString() {
        return "Announcement[event=" + event + "]";
    }

    static Announcement read(Secret text) {
        String whole = text.reveal();
        int end = whole.indexOf('\n');
        return new Announcement(whole.substring(0, end), whole.substring(end + 1));
    }
}

package gatehouse.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a tenant wants to be called: an https URL of at most 200 characters with a host and perhaps a port and a path, and
 * nothing else. A host that is written as an address has to be one that {@link Addresses} lets be called; a name is looked
 * at again before each call, for what it says may change. In the sandbox a URL may also be http, on loopback alone.
 *
 * @param text without a slash at its end, because the name of an event follows
 */
public record WebhookUrl(String text) {
    /** What {@link #parse} asks for, as a sentence. */
    public static final String RULE = "must be an https URL of at most 200 characters, with nothing after its path,"
            + " whose host is not an address of this machine or of a private network";

    private static final int LONGEST = 200;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern SHAPE = Pattern.compile("https?://[\\x21-\\x7e]+");
    /** A number in a place where a name would have a word: an address in one of the ways to write it. */
    private static final Pattern NUMERIC = Pattern.compile("\\[.*|(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");

    /** @return empty when it breaks the rule */
    static Optional<WebhookUrl> parse(String text, Addresses addresses) {
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean plain = isPlain(url);
            return plain && mayBeCalled(url, addresses)
                    ? Optional.of(new WebhookUrl(url.toString()))
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getPort() != 0
                && url.getPort() <= LARGEST_PORT;
    }

    private static boolean mayBeCalled(URI url, Addresses addresses) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean encrypted = url.getScheme().equals("https");
        if (addresses.areOfASandbox() && Addresses.isLoopback(host)) {
            return true;
        }
        if (NUMERIC.matcher(host).matches()) {
            return encrypted
                    && Addresses.literal(host).filter(addresses::mayBeCalled).isPresent();
        }
        return encrypted && !Addresses.isLoopback(host);
    }
}

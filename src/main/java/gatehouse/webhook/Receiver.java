package gatehouse.webhook;

import gatehouse.platform.Secret;
import java.net.URI;
import java.util.List;

/**
 * Who is called.
 *
 * @param secrets that sign, the current one first
 */
record Receiver(URI url, List<Secret> secrets) {
    /** The path of an event below the tenant's URL. */
    URI at(String event) {
        return URI.create(url + "/" + event);
    }
}

package gatehouse.authenticator.clientkey;

import java.time.Instant;
import java.util.UUID;

/**
 * A question to the owner of a key. It looks alike whether there is an owner or not.
 *
 * @param challenge in base64, as it travels
 * @param expires in whole seconds
 */
public record Asked(UUID id, Scheme scheme, String challenge, Instant expires) {}

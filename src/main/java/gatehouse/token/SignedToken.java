package gatehouse.token;

import gatehouse.platform.Secret;
import java.time.Instant;
import java.util.UUID;

/**
 * A freshly minted token.
 *
 * @param expires end of its life, in whole seconds as its {@code exp} claim
 */
public record SignedToken(Secret jwt, UUID tokenId, Instant expires) {}

package gatehouse.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * How long an identity is good for. A moment in the past is allowed: an identity that is locked from the start.
 *
 * @param authLockedAfter from when on its name opens nothing; empty for never, or for no change
 * @param passwordExpires from when on its password has to be set anew; empty for never, or for no change
 */
public record Validity(Optional<Instant> authLockedAfter, Optional<Instant> passwordExpires) {}

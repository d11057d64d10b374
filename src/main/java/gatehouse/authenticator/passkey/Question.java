package gatehouse.authenticator.passkey;

import java.util.Optional;
import java.util.UUID;

/**
 * What was asked of a device, now used up.
 *
 * @param session in which a passkey is registered; empty where a code was the proof, and for signing in
 */
public record Question(UUID id, long subjectId, Purpose purpose, Optional<UUID> session) {
    /** What a device was asked to do. */
    public enum Purpose {
        /** Make a passkey. */
        REGISTER,
        /** Show one. */
        SIGN_IN
    }
}

package gatehouse.authentication;

import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.platform.Secret;
import java.util.Optional;

/**
 * What comes along with a password. What the subject has not enrolled is not looked at.
 *
 * @param keyAnswer the answer to a challenge for a client key, or the pass that showing a passkey gave
 */
public record Proofs(Optional<KeyAnswer> keyAnswer, Optional<Secret> totp) {
    public static final Proofs NONE = new Proofs(Optional.empty(), Optional.empty());

    boolean has(SecondFactor factor) {
        return switch (factor.kind()) {
            case KEY -> keyAnswer.isPresent();
            case CODE -> totp.isPresent();
        };
    }

    /** The pair of values that a pass of a passkey is; it looks like the answer of a key that decrypts. */
    Optional<KeyAnswer.Decrypted> pass() {
        return keyAnswer.filter(KeyAnswer.Decrypted.class::isInstance).map(KeyAnswer.Decrypted.class::cast);
    }
}

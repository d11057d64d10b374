package gatehouse.authentication;

import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.platform.Secret;
import java.util.Optional;

/** What comes along with a password. What the subject has not enrolled is not looked at. */
public record Proofs(Optional<KeyAnswer> keyAnswer, Optional<Secret> totp) {
    public static final Proofs NONE = new Proofs(Optional.empty(), Optional.empty());

    boolean has(SecondFactor factor) {
        return switch (factor) {
            case CLIENT_KEY -> keyAnswer.isPresent();
            case TOTP -> totp.isPresent();
        };
    }
}

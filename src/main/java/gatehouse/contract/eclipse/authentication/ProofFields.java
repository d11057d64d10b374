package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.Proofs;
import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import java.util.Base64;
import java.util.Optional;

/** The members of a login that prove more than a password does. */
final class ProofFields {
    private ProofFields() {}

    /** @throws InvalidCall when they do not belong together, or a signature is no base64 */
    static Proofs proofs(LoginRequest request) {
        return new Proofs(keyAnswer(request), Optional.ofNullable(request.totp()));
    }

    private static Optional<KeyAnswer> keyAnswer(LoginRequest request) {
        String challenge = request.base64EncodedChallengeSHA256();
        Secret decrypted = request.base64EncodedChallengeResponseSHA256();
        Secret signature = request.base64EncodedChallengeSignature();
        if (decrypted != null && signature != null) {
            throw InvalidCall.of(
                    "base64EncodedChallengeSignature",
                    "Consistent",
                    "must not come with base64EncodedChallengeResponseSHA256");
        }
        if (decrypted == null && signature == null) {
            return Optional.empty();
        }
        if (challenge == null) {
            throw InvalidCall.of("base64EncodedChallengeSHA256", "NotNull", "must not be null beside a response");
        }
        return Optional.of(
                signature == null
                        ? new KeyAnswer.Decrypted(challenge, decrypted)
                        : new KeyAnswer.Signed(challenge, decoded(signature)));
    }

    private static byte[] decoded(Secret signature) {
        try {
            return Base64.getDecoder().decode(signature.reveal());
        } catch (IllegalArgumentException notBase64) {
            throw InvalidCall.of("base64EncodedChallengeSignature", "Pattern", "must be base64");
        }
    }
}

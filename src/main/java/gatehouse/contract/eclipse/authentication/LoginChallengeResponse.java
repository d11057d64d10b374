package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.clientkey.Asked;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;

/**
 * A challenge to answer at the next login (1.2-B).
 *
 * @param expires the same instant as {@code expiresEpochSecs}
 * @param base64EncodedClientChallengeResponse SHA-256 of what the client encrypted for us, where it did
 */
record LoginChallengeResponse(
        String challengeId,
        PkiAlgorithm algorithm,
        String base64EncodedChallenge,
        Instant expires,
        long expiresEpochSecs,
        @Nullable String base64EncodedClientChallengeResponse,
        WebAuthnPart webAuthn) {
    static LoginChallengeResponse of(Asked asked, Optional<String> clientChallengeResponse, WebAuthnPart webAuthn) {
        return new LoginChallengeResponse(
                asked.id().toString(),
                PkiAlgorithm.of(asked.scheme()),
                asked.challenge(),
                asked.expires(),
                asked.expires().getEpochSecond(),
                clientChallengeResponse.orElse(null),
                webAuthn);
    }
}

package gatehouse.contract.eclipse.authentication;

import com.fasterxml.jackson.annotation.JsonAlias;
import gatehouse.authenticator.clientkey.Fingerprint;
import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/**
 * Body of {@code authentication/login} (row 1, 1.2-A). Members we do not know are ignored. The published names of the
 * two 44-character members are lost, so they are accepted under several (5.2).
 *
 * @param base64EncodedChallengeSHA256 which challenge is answered: SHA-256 of it, decoded or as base64 text (5.4)
 * @param base64EncodedChallengeResponseSHA256 SHA-256 of what was decrypted, or the second value that a passkey gave
 * @param base64EncodedChallengeSignature the signed challenge, whose hash nobody could verify (5.1)
 * @param password null only where a passkey was shown that is enough on its own (5.9)
 */
@PasswordOrPass
record LoginRequest(
        @CodePointLength(min = Fingerprint.CHARACTERS, max = Fingerprint.CHARACTERS)
        @JsonAlias("base64EncodedSHA256Challenge")
        String base64EncodedChallengeSHA256,

        @CodePointLength(min = Fingerprint.CHARACTERS, max = Fingerprint.CHARACTERS)
        @JsonAlias("base64EncodedSHA256ChallengeResponse")
        Secret base64EncodedChallengeResponseSHA256,

        @CodePointLength(min = 1, max = 1400) Secret base64EncodedChallengeSignature,
        @NotNull @CodePointLength(min = 3, max = 40) String identity,
        @CodePointLength(min = 3, max = 80) Secret password,
        @CodePointLength(min = 6, max = 6) Secret totp) {}

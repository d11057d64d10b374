package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.clientkey.Scheme;
import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Base64;
import java.util.Optional;

/**
 * What is asked of {@code authentication/login-challenges}, as query or as body (rows 2 and 3), or answered to it.
 *
 * @param algorithm null for the default
 * @param challengeId with a credential: which challenge it answers
 * @param clientChallenge base64 of what only we can decrypt, for clients that want to know whom they talk to
 * @param credential what the device answered, as browsers write it in JSON
 * @param name with a new credential: what its owner calls it
 * @param otp a code that was sent to the identity, in place of a token; only in a body, because queries land in logs
 * @param webAuthn CREATE to register a passkey, GET to show one, null for what fits
 */
record LoginChallengeRequest(
        @NotNull @CodePointLength(min = 3, max = 40) String identity,

        @Pattern(regexp = ALGORITHMS, message = ALGORITHMS_SENTENCE)
        String algorithm,

        @Pattern(regexp = ID, message = "must be the id of a challenge")
        String challengeId,

        @CodePointLength(min = 1, max = MOST_CHALLENGE) String clientChallenge,
        @Valid CredentialFields credential,
        @CodePointLength(min = 1, max = 40) String name,
        @CodePointLength(min = 3, max = 20) Secret otp,

        @Pattern(regexp = WEB_AUTHN, message = WEB_AUTHN_SENTENCE)
        String webAuthn) {
    static final String ALGORITHMS = "RSA_ECB_OAEPWithSHA_1AndMGF1Padding|RSA_PKCS1_SHA_256_Signature";
    static final String ALGORITHMS_SENTENCE =
            "must be RSA_ECB_OAEPWithSHA_1AndMGF1Padding or RSA_PKCS1_SHA_256_Signature";
    static final String WEB_AUTHN = "CREATE|GET";
    static final String WEB_AUTHN_SENTENCE = "must be CREATE or GET";
    /** Enough for 8192 bits in base64. */
    static final int MOST_CHALLENGE = 1400;

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** One that came as a query. */
    static LoginChallengeRequest asked(String identity, String algorithm, String clientChallenge, String webAuthn) {
        return new LoginChallengeRequest(identity, algorithm, null, clientChallenge, null, null, null, webAuthn);
    }

    Scheme scheme() {
        return algorithm == null
                ? Scheme.DECRYPTION
                : PkiAlgorithm.valueOf(algorithm).scheme();
    }

    Optional<Purpose> purpose() {
        return Optional.ofNullable(webAuthn)
                .map(word -> WebAuthnPart.CREATE.equals(word) ? Purpose.REGISTER : Purpose.SIGN_IN);
    }

    /** Decoded; a plus that a query turned into a blank is one again. */
    Optional<byte[]> encryptedForUs() {
        try {
            return Optional.ofNullable(clientChallenge)
                    .map(text -> Base64.getDecoder().decode(text.replace(' ', '+')));
        } catch (IllegalArgumentException notBase64) {
            throw InvalidCall.of("clientChallenge", "Pattern", "must be base64");
        }
    }
}

package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.clientkey.Scheme;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Base64;
import java.util.Optional;

/**
 * What is asked of {@code authentication/login-challenges}, as query or as body (rows 2 and 3).
 *
 * @param algorithm null for the default
 * @param clientChallenge base64 of what only we can decrypt, for clients that want to know whom they talk to
 */
record LoginChallengeRequest(
        @NotNull @CodePointLength(min = 3, max = 40) String identity,

        @Pattern(regexp = ALGORITHMS, message = ALGORITHMS_SENTENCE)
        String algorithm,

        @CodePointLength(min = 1, max = MOST_CHALLENGE) String clientChallenge) {
    static final String ALGORITHMS = "RSA_ECB_OAEPWithSHA_1AndMGF1Padding|RSA_PKCS1_SHA_256_Signature";
    static final String ALGORITHMS_SENTENCE =
            "must be RSA_ECB_OAEPWithSHA_1AndMGF1Padding or RSA_PKCS1_SHA_256_Signature";
    /** Enough for 8192 bits in base64. */
    static final int MOST_CHALLENGE = 1400;

    Scheme scheme() {
        return algorithm == null
                ? Scheme.DECRYPTION
                : PkiAlgorithm.valueOf(algorithm).scheme();
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

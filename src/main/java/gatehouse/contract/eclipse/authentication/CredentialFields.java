package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.passkey.Asserted;
import gatehouse.authenticator.passkey.Attested;
import gatehouse.authenticator.passkey.DeviceAnswer;
import gatehouse.platform.http.failure.InvalidCall;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A credential as {@code PublicKeyCredential.toJSON()} of WebAuthn Level 3 writes it. What the browser adds for
 * convenience is not looked at: what counts is signed.
 */
record CredentialFields(
        @NotNull String id,

        @NotNull @Pattern(regexp = "public-key", message = "must be public-key")
        String type,

        @NotNull @Valid ResponseFields response) {
    private static final String UNNAMED = "Passkey";
    private static final String WHERE = "credential.";

    /** @param signature null in the answer of a device that made a credential */
    record ResponseFields(
            @NotNull String clientDataJSON,
            String attestationObject,
            String authenticatorData,
            String signature,
            String userHandle,
            List<String> transports) {}

    /** @throws InvalidCall when it is neither a new credential nor a shown one, or not in base64url */
    DeviceAnswer answer(Optional<String> name) {
        boolean isNew = response.attestationObject() != null;
        boolean isShown = response.authenticatorData() != null && response.signature() != null;
        if (!isNew && !isShown) {
            throw InvalidCall.of(
                    WHERE + "response",
                    "Consistent",
                    "must have attestationObject, or authenticatorData and signature");
        }
        return isNew ? attested(name) : asserted();
    }

    private Attested attested(Optional<String> name) {
        List<String> transports = response.transports() == null ? List.of() : response.transports();
        return new Attested(
                decoded("id", id),
                decoded("response.clientDataJSON", response.clientDataJSON()),
                decoded("response.attestationObject", response.attestationObject()),
                transports.stream().filter(Objects::nonNull).toList(),
                name.orElse(UNNAMED));
    }

    private Asserted asserted() {
        return new Asserted(
                decoded("id", id),
                decoded("response.clientDataJSON", response.clientDataJSON()),
                decoded("response.authenticatorData", response.authenticatorData()),
                decoded("response.signature", response.signature()),
                Optional.ofNullable(response.userHandle()).map(handle -> decoded("response.userHandle", handle)));
    }

    private static byte[] decoded(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64Url) {
            throw InvalidCall.of(WHERE + field, "Pattern", "must be base64url");
        }
    }
}

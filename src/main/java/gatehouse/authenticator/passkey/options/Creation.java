package gatehouse.authenticator.passkey.options;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** PublicKeyCredentialCreationOptionsJSON of WebAuthn Level 3: member by member what a browser takes. */
public record Creation(
        Party rp,
        User user,
        @Pattern(regexp = Descriptor.THIRTY_TWO_BYTES) String challenge,
        @Size(min = 1) List<Algorithm> pubKeyCredParams,
        @Min(1) long timeout,
        List<Descriptor> excludeCredentials,
        Selection authenticatorSelection,
        @Pattern(regexp = "none|direct") String attestation) {
    public record Party(
            @Size(min = 1, max = 253) String id,
            @Size(min = 1, max = 80) String name) {}

    /** @param id the user handle: random to everybody but us, and no personal data */
    public record User(
            @Pattern(regexp = Descriptor.THIRTY_TWO_BYTES) String id,
            @Size(min = 3, max = 40) String name,
            @Size(min = 3, max = 40) String displayName) {}

    /** @param alg a COSE algorithm: from RS256 to ES256, between which the others are */
    public record Algorithm(
            @Pattern(regexp = Descriptor.TYPE) String type,
            @Min(-257) @Max(-7) long alg) {}

    public record Selection(
            @Pattern(regexp = "discouraged|preferred|required")
            String residentKey,

            boolean requireResidentKey,
            @Pattern(regexp = "required|preferred") String userVerification) {}
}

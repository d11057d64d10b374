package gatehouse.authenticator.passkey.options;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** PublicKeyCredentialRequestOptionsJSON of WebAuthn Level 3: member by member what a browser takes. */
public record Request(
        @Pattern(regexp = Descriptor.THIRTY_TWO_BYTES) String challenge,
        @Min(1) long timeout,
        @Size(min = 1, max = 253) String rpId,
        @Size(min = 1) List<Descriptor> allowCredentials,
        @Pattern(regexp = "required|preferred") String userVerification) {}

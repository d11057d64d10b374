package gatehouse.authenticator.passkey.options;

import jakarta.validation.constraints.Pattern;
import java.util.List;

/** A passkey by its name in WebAuthn, with how its device can be reached. */
public record Descriptor(
        @Pattern(regexp = Descriptor.TYPE) String type,
        @Pattern(regexp = "[A-Za-z0-9_-]{1,1364}") String id,
        List<String> transports) {
    public static final String TYPE = "public-key";
    /** In base64url, as all bytes are here. */
    static final String THIRTY_TWO_BYTES = "[A-Za-z0-9_-]{43}";

    public static Descriptor of(String credentialId, List<String> transports) {
        return new Descriptor(TYPE, credentialId, transports);
    }
}

package gatehouse.authenticator.passkey.options;

import java.util.List;

/** A passkey by its name in WebAuthn, with how its device can be reached. */
public record Descriptor(String type, String id, List<String> transports) {
    public static final String TYPE = "public-key";

    public static Descriptor of(String credentialId, List<String> transports) {
        return new Descriptor(TYPE, credentialId, transports);
    }
}

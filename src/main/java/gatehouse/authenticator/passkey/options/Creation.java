package gatehouse.authenticator.passkey.options;

import java.util.List;

/** PublicKeyCredentialCreationOptionsJSON of WebAuthn Level 3: member by member what a browser takes. */
public record Creation(
        Party rp,
        User user,
        String challenge,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<Descriptor> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {
    public record Party(String id, String name) {}

    /** @param id the user handle: random to everybody but us, and no personal data */
    public record User(String id, String name, String displayName) {}

    public record Algorithm(String type, long alg) {}

    public record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}

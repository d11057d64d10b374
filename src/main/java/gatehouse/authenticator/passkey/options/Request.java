package gatehouse.authenticator.passkey.options;

import java.util.List;

/** PublicKeyCredentialRequestOptionsJSON of WebAuthn Level 3: member by member what a browser takes. */
public record Request(
        String challenge, long timeout, String rpId, List<Descriptor> allowCredentials, String userVerification) {}

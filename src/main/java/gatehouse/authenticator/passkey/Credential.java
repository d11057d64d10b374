package gatehouse.authenticator.passkey;

import java.util.List;

/**
 * A key in a device, as a verification sees it.
 *
 * @param id base64url
 * @param attested base64url of the attested credential data, in which the public key is
 * @param backupEligible whether it may be copied; that never changes
 */
record Credential(
        String id, String attested, List<String> transports, boolean backupEligible, State state, String name) {
    /** What changes from one time it is shown to the next. */
    record State(long counter, boolean backedUp, boolean userVerified) {}
}

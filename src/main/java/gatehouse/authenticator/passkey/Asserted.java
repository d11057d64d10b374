package gatehouse.authenticator.passkey;

import java.util.Optional;

/**
 * The answer of a device that showed a passkey, decoded.
 *
 * @param userHandle whom the passkey was made for, where the device says so
 */
public record Asserted(
        byte[] credentialId, byte[] clientData, byte[] authenticatorData, byte[] signature, Optional<byte[]> userHandle)
        implements DeviceAnswer {}

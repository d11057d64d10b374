package gatehouse.authenticator.passkey;

import java.util.List;
import java.util.Set;

/**
 * The answer of a device that made a passkey, decoded.
 *
 * @param credentialId as the page names it; what counts is in the attestation
 * @param transports how the device can be reached, as the browser says: a hint, of which the known words are kept
 * @param name what its owner calls it
 */
public record Attested(
        byte[] credentialId, byte[] clientData, byte[] attestationObject, List<String> transports, String name)
        implements DeviceAnswer {
    private static final Set<String> TRANSPORTS = Set.of("ble", "hybrid", "internal", "nfc", "smart-card", "usb");

    public Attested {
        transports = transports.stream()
                .filter(TRANSPORTS::contains)
                .distinct()
                .sorted()
                .toList();
    }
}

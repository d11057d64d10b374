package gatehouse.authenticator.device;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;

/** A signature of a device: ES256 as in RFC 7518, 3.4, that is R and S of 32 bytes each and no DER around them. */
public final class DeviceSignature {
    private static final int BYTES = 64;

    private final byte[] bytes;

    private DeviceSignature(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param text base64 with padding; empty for what cannot be a signature */
    public static Optional<DeviceSignature> parse(String text) {
        return CanonicalBase64.decode(text)
                .filter(decoded -> decoded.length == BYTES)
                .map(DeviceSignature::new);
    }

    boolean isOver(byte[] statement, DeviceKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key.ec());
            verifier.update(statement);
            return verifier.verify(bytes);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("ES256 is part of every Java platform", refused);
        }
    }
}

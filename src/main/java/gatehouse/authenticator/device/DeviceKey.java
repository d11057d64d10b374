package gatehouse.authenticator.device;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The public half of a device's key: EC on the curve P-256, as a DER SubjectPublicKeyInfo with an uncompressed point. A
 * DeviceKey that exists lies on the curve and is in the one canonical form, so that two texts of one key are equal.
 */
public final class DeviceKey {
    private static final ECParameterSpec P256 = p256();

    private final ECPublicKey key;

    private DeviceKey(ECPublicKey key) {
        this.key = key;
    }

    /**
     * @param text base64 with padding, without white space
     * @return empty for a certificate, PEM, another curve or algorithm, a compressed point, trailing bytes, and a point
     *     that is not on the curve
     */
    public static Optional<DeviceKey> parse(String text) {
        return CanonicalBase64.decode(text)
                .flatMap(DeviceKey::read)
                .filter(DeviceKey::isOnCurve)
                .map(DeviceKey::new);
    }

    /** For keys that were stored, and so are valid. */
    static DeviceKey of(String canonical) {
        return parse(canonical).orElseThrow(() -> new IllegalStateException("A stored device key is damaged"));
    }

    /** Java's parser overlooks trailing bytes and other spellings; what it would write itself is the one that counts. */
    private static Optional<ECPublicKey> read(byte[] der) {
        try {
            ECPublicKey read = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            return Optional.of(read).filter(key -> Arrays.equals(key.getEncoded(), der));
        } catch (InvalidKeySpecException refused) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("EC is part of every Java platform", missing);
        }
    }

    /** Java's parser takes points that lie elsewhere (SEC 1, 3.2.2.1). */
    private static boolean isOnCurve(ECPublicKey key) {
        EllipticCurve curve = P256.getCurve();
        if (!key.getParams().getCurve().equals(curve)
                || !key.getParams().getGenerator().equals(P256.getGenerator())) {
            return false;
        }
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        return !key.getW().equals(ECPoint.POINT_INFINITY)
                && isInField(x, prime)
                && isInField(y, prime)
                && y.pow(2)
                                .subtract(x.pow(3))
                                .subtract(curve.getA().multiply(x))
                                .subtract(curve.getB())
                                .mod(prime)
                                .signum()
                        == 0;
    }

    private static boolean isInField(BigInteger coordinate, BigInteger prime) {
        return coordinate.signum() >= 0 && coordinate.compareTo(prime) < 0;
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("P-256 is part of every Java platform", missing);
        }
    }

    ECPublicKey ec() {
        return key;
    }

    /** The DER bytes, which a device signs to show that the key is its own. */
    byte[] der() {
        return key.getEncoded();
    }

    String canonical() {
        return CanonicalBase64.encode(key.getEncoded());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceKey same && same.canonical().equals(canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }
}

package gatehouse.authenticator.device;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.support.SoftDevice;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Which keys of devices are taken. */
class DeviceKeyTest {
    /** What stands before the point in the SubjectPublicKeyInfo of every key on P-256. */
    private static final int HEADER = 26;

    private static final int COORDINATE = 32;

    private final String good = SoftDevice.fresh().publicKey();
    private final byte[] der = Base64.getDecoder().decode(good);

    @Test
    void keyOnTheCurveIsTakenAndKept() {
        assertThat(DeviceKey.parse(good)).get().extracting(DeviceKey::canonical).isEqualTo(good);
        assertThat(DeviceKey.parse(good)).isEqualTo(DeviceKey.parse(good));
    }

    @Test
    void keysOfOtherKindsAreRefused() throws GeneralSecurityException {
        assertThat(DeviceKey.parse(keyOn("secp384r1"))).isEmpty();
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        assertThat(DeviceKey.parse(base64(rsa.generateKeyPair().getPublic().getEncoded())))
                .isEmpty();
    }

    private static String keyOn(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return base64(generator.generateKeyPair().getPublic().getEncoded());
    }

    @Test
    void otherSpellingsOfAKeyAreRefused() {
        assertThat(DeviceKey.parse(good + "\n")).isEmpty();
        assertThat(DeviceKey.parse(good.replace("=", ""))).isEmpty();
        assertThat(DeviceKey.parse("-----BEGIN PUBLIC KEY-----\n" + good + "\n-----END PUBLIC KEY-----"))
                .isEmpty();
        assertThat(DeviceKey.parse(base64(Arrays.copyOf(der, der.length + 1)))).isEmpty();
        assertThat(DeviceKey.parse(base64(Arrays.copyOf(der, der.length - 1)))).isEmpty();
        assertThat(DeviceKey.parse("")).isEmpty();
    }

    /** The length of everything around the point is adapted, so that nothing but the point is unusual. */
    @Test
    void compressedPointIsRefused() {
        byte[] compressed = Arrays.copyOf(der, HEADER + 1 + COORDINATE);
        compressed[1] -= COORDINATE;
        compressed[HEADER - 2] -= COORDINATE;
        compressed[HEADER] = (byte) (2 + (der[der.length - 1] & 1));

        assertThat(DeviceKey.parse(base64(compressed))).isEmpty();
    }

    @Test
    void pointThatIsNotOnTheCurveIsRefused() {
        byte[] moved = der.clone();
        moved[moved.length - 1] ^= 1;

        assertThat(DeviceKey.parse(base64(moved))).isEmpty();
    }

    /** The same point to whoever computes, and another text. */
    @Test
    void coordinateBeyondTheFieldIsRefused() {
        BigInteger prime = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        byte[] wrapped = der.clone();
        Arrays.fill(wrapped, HEADER + 1, HEADER + 1 + COORDINATE, (byte) 0xff);
        assertThat(new BigInteger(1, Arrays.copyOfRange(wrapped, HEADER + 1, HEADER + 1 + COORDINATE)))
                .isGreaterThan(prime);

        assertThat(DeviceKey.parse(base64(wrapped))).isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

package gatehouse.authenticator.clientkey;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public half of a subject's key: RSA of 2048 to 8192 bits, as a DER SubjectPublicKeyInfo and nothing around it. A
 * ClientKey that exists is valid and in the one canonical form, so that two texts of one key are equal.
 */
public final class ClientKey {
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);
    /** As FIPS 186-5 has it; a longer one would make each verification as dear as a signature. */
    private static final int MOST_EXPONENT_BITS = 256;

    private final RSAPublicKey key;

    private ClientKey(RSAPublicKey key) {
        this.key = key;
    }

    /**
     * @param text base64, in which white space does not count
     * @return empty for a certificate, PKCS#1, PEM, another algorithm, trailing bytes, and keys that are too weak or odd
     */
    public static Optional<ClientKey> parse(String text) {
        return decode(text).flatMap(ClientKey::read).filter(ClientKey::isStrong).map(ClientKey::new);
    }

    /** For keys that were stored, and so are valid. */
    static ClientKey of(String canonical) {
        return parse(canonical).orElseThrow(() -> new IllegalStateException("A stored client key is damaged"));
    }

    /** A key that nobody has the private half of: its modulus is no product of known primes. */
    static ClientKey ofNobody(BigInteger modulus) {
        return new ClientKey(Rsa.publicKey(modulus, LEAST_EXPONENT));
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Java's parser overlooks trailing bytes and other spellings; what it would write itself is the one that counts. */
    private static Optional<RSAPublicKey> read(byte[] der) {
        try {
            RSAPublicKey read =
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            return Optional.of(read).filter(key -> Arrays.equals(key.getEncoded(), der));
        } catch (InvalidKeySpecException refused) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("RSA is part of every Java platform", missing);
        }
    }

    private static boolean isStrong(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        BigInteger exponent = key.getPublicExponent();
        return bits >= LEAST_BITS
                && bits <= MOST_BITS
                && key.getModulus().testBit(0)
                && exponent.compareTo(LEAST_EXPONENT) >= 0
                && exponent.bitLength() <= MOST_EXPONENT_BITS
                && exponent.testBit(0);
    }

    RSAPublicKey rsa() {
        return key;
    }

    /** Base64 without white space. */
    String canonical() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    String fingerprint() {
        return Fingerprint.of(key.getEncoded());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientKey same && same.canonical().equals(canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }
}

package gatehouse.authenticator.clientkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Keys of every kind that somebody may send. */
final class Keys {
    static final BigInteger F4 = BigInteger.valueOf(65537);

    private Keys() {}

    static KeyPair pair(int bits) {
        return pair("RSA", bits);
    }

    static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static ClientKey publicHalf(KeyPair pair) {
        return ClientKey.parse(base64(pair.getPublic().getEncoded())).orElseThrow();
    }

    /** An odd number of exactly so many bits; nobody asks for its factors here. */
    static BigInteger modulus(int bits) {
        return new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
    }

    static byte[] spki(BigInteger modulus, BigInteger exponent) {
        try {
            return new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new RSAPublicKey(modulus, exponent))
                    .getEncoded("DER");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] pkcs1(BigInteger modulus, BigInteger exponent) {
        try {
            return new RSAPublicKey(modulus, exponent).getEncoded("DER");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

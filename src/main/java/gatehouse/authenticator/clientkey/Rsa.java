package gatehouse.authenticator.clientkey;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** The two RSA schemes of the contract, on what every Java platform has. */
final class Rsa {
    /** SHA-1 because the contract says so; OAEP does not lean on its collisions. */
    private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

    private static final OAEPParameterSpec OAEP_PARAMETERS =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private Rsa() {}

    static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("RSA is part of every Java platform", refused);
        }
    }

    static byte[] encrypt(PublicKey key, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance(OAEP);
            cipher.init(Cipher.ENCRYPT_MODE, key, OAEP_PARAMETERS);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("A valid client key encrypts", refused);
        }
    }

    /** @return empty when it was not encrypted for this key, whatever is wrong with it */
    static Optional<byte[]> decrypt(PrivateKey key, byte[] encrypted) {
        try {
            Cipher cipher = Cipher.getInstance(OAEP);
            cipher.init(Cipher.DECRYPT_MODE, key, OAEP_PARAMETERS);
            return Optional.of(cipher.doFinal(encrypted));
        } catch (BadPaddingException | IllegalBlockSizeException notForUs) {
            return Optional.empty();
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("Our own key decrypts", refused);
        }
    }

    static boolean verifies(PublicKey key, byte[] data, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(data);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("A valid client key verifies", refused);
        }
    }
}

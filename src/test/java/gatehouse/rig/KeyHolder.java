package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Cipher;

/** A client with a private key, that answers challenges as the published guide says. */
public final class KeyHolder {
    public static final String OAEP = "RSA_ECB_OAEPWithSHA_1AndMGF1Padding";
    public static final String SIGNATURE = "RSA_PKCS1_SHA_256_Signature";

    private final KeyPair pair;

    private KeyHolder(KeyPair pair) {
        this.pair = pair;
    }

    public static KeyHolder with2048Bits() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new KeyHolder(generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The private key as a setting has it. */
    public String privateKey() {
        return "-----BEGIN PRIVATE KEY-----\n" + base64(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Something that only the holder of the private key can read, in base64. */
    public String encrypted(byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
            return base64(cipher.doFinal(data));
        } catch (GeneralSecurityException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    /** What is sent as {@code base64EncodedPublicKey}. */
    public String publicKey() {
        return base64(pair.getPublic().getEncoded());
    }

    /** Adds the answer to a challenge, in the members that its algorithm has, to the body of a login. */
    public Body answering(Answer challenge, Body login) {
        byte[] data = Base64.getDecoder().decode(challenge.at("base64EncodedChallenge"));
        Body named = login.with("base64EncodedChallengeSHA256", base64(sha256(data)));
        return challenge.at("algorithm").equals(SIGNATURE)
                ? named.with("base64EncodedChallengeSignature", base64(sign(data)))
                : named.with("base64EncodedChallengeResponseSHA256", base64(sha256(decrypt(data))));
    }

    /** The same, naming the challenge by the hash of its text. */
    public Body answeringText(Answer challenge, Body login) {
        byte[] text = challenge.at("base64EncodedChallenge").getBytes(StandardCharsets.US_ASCII);
        return answering(challenge, login).with("base64EncodedChallengeSHA256", base64(sha256(text)));
    }

    private byte[] decrypt(byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
            return cipher.doFinal(data);
        } catch (GeneralSecurityException notForUs) {
            throw new IllegalArgumentException(notForUs);
        }
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

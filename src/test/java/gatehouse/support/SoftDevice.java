package gatehouse.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A device as an app developer would write it, from {@code docs/device-protocol.md} alone: it shares no code with the
 * server, so that both have to be right.
 */
public final class SoftDevice {
    private static final SecureRandom CHANCE = new SecureRandom();

    private final PrivateKey key;
    private final String publicKey;
    private String id = "";

    private SoftDevice(PrivateKey key, String publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    public static SoftDevice fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SoftDevice(pair.getPrivate(), base64(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** @param pkcs8 base64 of the private key */
    public static SoftDevice with(String pkcs8, String publicKey) {
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8));
            return new SoftDevice(KeyFactory.getInstance("EC").generatePrivate(encoded), publicKey);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    public String publicKey() {
        return publicKey;
    }

    public String id() {
        return id;
    }

    /** The server has said how it is called from now on. */
    public SoftDevice isCalled(String deviceId) {
        id = deviceId;
        return this;
    }

    /** Another device that says it was this one. */
    public SoftDevice impostor() {
        return fresh().isCalled(id);
    }

    /** @param code as the owner was shown it */
    public byte[] linkStatement(String code, String name) {
        return framed(List.of(
                utf8("gatehouse-device-link-v1"),
                utf8(code),
                Base64.getDecoder().decode(publicKey),
                utf8(name)));
    }

    /** The body that links it. */
    public String linkBody(String code, String name) {
        return "{\"code\":\"" + code + "\",\"publicKey\":\"" + publicKey + "\",\"name\":\"" + name
                + "\",\"signature\":\"" + sign(linkStatement(code, name)) + "\"}";
    }

    public byte[] callStatement(String method, String path, Instant now, String nonce) {
        return framed(List.of(
                utf8("gatehouse-device-call-v1"),
                utf8(id),
                utf8(method),
                utf8(path),
                utf8(Long.toString(now.getEpochSecond())),
                utf8(nonce)));
    }

    /** What goes into the header {@code Gatehouse-Device}. */
    public String call(String method, String path, Instant now) {
        return call(method, path, now, nonce());
    }

    public String call(String method, String path, Instant now, String nonce) {
        return String.join(
                ".",
                "v1",
                id,
                Long.toString(now.getEpochSecond()),
                nonce,
                sign(callStatement(method, path, now, nonce)));
    }

    public static String nonce() {
        byte[] bytes = new byte[16];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What the device was asked.
     *
     * @param operation amount, currency and payee, or nothing
     */
    public record Question(String id, String challenge, String purpose, List<String> operation) {}

    public byte[] answerStatement(Question question, String verdict) {
        List<byte[]> fields = new ArrayList<>(List.of(
                utf8("gatehouse-device-answer-v1"),
                utf8(id),
                utf8(question.id()),
                Base64.getDecoder().decode(question.challenge()),
                utf8(question.purpose()),
                utf8(verdict)));
        question.operation().forEach(field -> fields.add(utf8(field)));
        return framed(fields);
    }

    /** The signature of an answer. */
    public String answer(Question question, String verdict) {
        return sign(answerStatement(question, verdict));
    }

    public String answerBody(Question question, String verdict) {
        return "{\"verdict\":\"" + verdict + "\",\"signature\":\"" + answer(question, verdict) + "\"}";
    }

    /** ES256: R and S, 32 bytes each, in base64. */
    public String sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(statement);
            return base64(signature.sign());
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static byte[] framed(List<byte[]> fields) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            all.write(field.length >>> 24);
            all.write(field.length >>> 16);
            all.write(field.length >>> 8);
            all.write(field.length);
            all.writeBytes(field);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

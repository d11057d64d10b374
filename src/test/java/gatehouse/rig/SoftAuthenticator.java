package gatehouse.rig;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A device with one passkey, and the browser before it, byte for byte as WebAuthn has them. Left alone it does everything
 * right; each way in which it can be made to lie changes one thing.
 */
public final class SoftAuthenticator {
    public static final int USER_PRESENT = 0x01;
    public static final int USER_VERIFIED = 0x04;
    public static final int BACKUP_ELIGIBLE = 0x08;
    public static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;

    /** The kinds of keys that devices make, by their numbers in COSE. */
    public enum Algorithm {
        ES256(-7, "EC", "SHA256withECDSA"),
        ES384(-35, "EC", "SHA384withECDSA"),
        RS256(-257, "RSA", "SHA256withRSA"),
        EDDSA(-8, "Ed25519", "Ed25519");

        private final int number;
        private final String family;
        private final String signature;

        Algorithm(int number, String family, String signature) {
            this.number = number;
            this.family = family;
            this.signature = signature;
        }

        KeyPair newPair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
                switch (this) {
                    case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                    case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
                    case RS256 -> generator.initialize(2048);
                    case EDDSA -> {}
                }
                return generator.generateKeyPair();
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /** What came of making a passkey. */
    public record Made(byte[] id, byte[] clientData, byte[] attestationObject) {}

    /** What came of showing one. */
    public record Shown(byte[] id, byte[] clientData, byte[] authenticatorData, byte[] signature, byte[] userHandle) {}

    private final Algorithm algorithm;
    private final KeyPair pair;
    private final byte[] id;
    private String origin;
    private Optional<String> otherDomain = Optional.empty();
    private Optional<byte[]> otherChallenge = Optional.empty();
    private Optional<String> otherType = Optional.empty();
    private Optional<byte[]> otherHandle = Optional.empty();
    private Optional<KeyPair> otherPair = Optional.empty();
    private boolean inAFrame;
    private boolean attestsItself;
    private int flags = USER_PRESENT | USER_VERIFIED;
    private long counter;
    private long step = 1;
    private byte[] userHandle = new byte[0];

    private SoftAuthenticator(Algorithm algorithm, String origin, byte[] id) {
        this.algorithm = algorithm;
        this.pair = algorithm.newPair();
        this.origin = origin;
        this.id = id;
    }

    /** @param origin of the page it is used on */
    public static SoftAuthenticator on(String origin) {
        return on(origin, Algorithm.ES256);
    }

    public static SoftAuthenticator on(String origin, Algorithm algorithm) {
        byte[] id = new byte[32];
        new SecureRandom().nextBytes(id);
        return new SoftAuthenticator(algorithm, origin, id);
    }

    /** Another device that claims to hold the same credential. */
    public SoftAuthenticator impostor() {
        SoftAuthenticator other = new SoftAuthenticator(algorithm, origin, id);
        other.userHandle = userHandle;
        other.counter = counter;
        return other;
    }

    public SoftAuthenticator usedOn(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    public SoftAuthenticator boundTo(String domain) {
        otherDomain = Optional.of(domain);
        return this;
    }

    public SoftAuthenticator answeringTo(byte[] challenge) {
        otherChallenge = Optional.of(challenge);
        return this;
    }

    public SoftAuthenticator saying(String type) {
        otherType = Optional.of(type);
        return this;
    }

    public SoftAuthenticator withHandle(byte[] handle) {
        otherHandle = Optional.of(handle);
        return this;
    }

    public SoftAuthenticator signingWithAnotherKey() {
        otherPair = Optional.of(algorithm.newPair());
        return this;
    }

    public SoftAuthenticator inAFrameOfAnotherSite() {
        inAFrame = true;
        return this;
    }

    public SoftAuthenticator attestingItself() {
        attestsItself = true;
        return this;
    }

    public SoftAuthenticator withFlags(int chosen) {
        flags = chosen;
        return this;
    }

    /** The counter shown next; it counts on from there. */
    public SoftAuthenticator countingFrom(long next) {
        counter = next - step;
        return this;
    }

    /** As passkeys do that live on several devices. */
    public SoftAuthenticator withoutCounting() {
        counter = 0;
        step = 0;
        return this;
    }

    public String idText() {
        return text(id);
    }

    public Made make(byte[] challenge, String domain, byte[] handle) {
        userHandle = handle.clone();
        byte[] clientData = clientData("webauthn.create", challenge);
        byte[] data = authenticatorData(domain, flags | ATTESTED, attestedData());
        Cbor object = new Cbor().map(3).text("fmt");
        if (attestsItself) {
            object.text("packed")
                    .text("attStmt")
                    .map(2)
                    .text("alg")
                    .number(algorithm.number)
                    .text("sig");
            object.bytes(signed(data, clientData));
        } else {
            object.text("none").text("attStmt").map(0);
        }
        return new Made(id, clientData, object.text("authData").bytes(data).toBytes());
    }

    public Shown show(byte[] challenge, String domain) {
        byte[] clientData = clientData("webauthn.get", challenge);
        byte[] data = authenticatorData(domain, flags, new byte[0]);
        return new Shown(id, clientData, data, signed(data, clientData), otherHandle.orElse(userHandle));
    }

    /** What a page sends after {@code navigator.credentials.create()} with these options. */
    public Map<String, Object> make(JsonNode options) {
        Made made = make(
                decoded(options.path("challenge")),
                options.path("rp").path("id").asString(),
                decoded(options.path("user").path("id")));
        return credential(Map.of(
                "clientDataJSON", text(made.clientData()),
                "attestationObject", text(made.attestationObject()),
                "transports", List.of("internal", "hybrid")));
    }

    /** What a page sends after {@code navigator.credentials.get()} with these options. */
    public Map<String, Object> show(JsonNode options) {
        Shown shown =
                show(decoded(options.path("challenge")), options.path("rpId").asString());
        return credential(Map.of(
                "clientDataJSON", text(shown.clientData()),
                "authenticatorData", text(shown.authenticatorData()),
                "signature", text(shown.signature()),
                "userHandle", text(shown.userHandle())));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id",
                idText(),
                "rawId",
                idText(),
                "type",
                "public-key",
                "response",
                response,
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of());
    }

    private byte[] clientData(String type, byte[] challenge) {
        return ("{\"type\":\"" + otherType.orElse(type) + "\",\"challenge\":\""
                        + text(otherChallenge.orElse(challenge)) + "\",\"origin\":\"" + origin + "\",\"crossOrigin\":"
                        + inAFrame + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(String domain, int chosen, byte[] attested) {
        counter += step;
        return ByteBuffer.allocate(37 + attested.length)
                .put(sha256(otherDomain.orElse(domain).getBytes(StandardCharsets.UTF_8)))
                .put((byte) chosen)
                .putInt((int) counter)
                .put(attested)
                .array();
    }

    private byte[] attestedData() {
        byte[] key = key(pair.getPublic());
        return ByteBuffer.allocate(18 + id.length + key.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(key)
                .array();
    }

    private byte[] key(PublicKey key) {
        if (key instanceof ECPublicKey point) {
            int size = algorithm == Algorithm.ES384 ? 48 : 32;
            return new Cbor()
                    .map(5)
                    .number(1)
                    .number(2)
                    .number(3)
                    .number(algorithm.number)
                    .number(-1)
                    .number(algorithm == Algorithm.ES384 ? 2 : 1)
                    .number(-2)
                    .bytes(fixed(point.getW().getAffineX(), size))
                    .number(-3)
                    .bytes(fixed(point.getW().getAffineY(), size))
                    .toBytes();
        }
        if (key instanceof RSAPublicKey rsa) {
            int size = rsa.getModulus().bitLength() / 8;
            return new Cbor()
                    .map(4)
                    .number(1)
                    .number(3)
                    .number(3)
                    .number(algorithm.number)
                    .number(-1)
                    .bytes(fixed(rsa.getModulus(), size))
                    .number(-2)
                    .bytes(fixed(rsa.getPublicExponent(), 3))
                    .toBytes();
        }
        return new Cbor()
                .map(4)
                .number(1)
                .number(1)
                .number(3)
                .number(algorithm.number)
                .number(-1)
                .number(6)
                .number(-2)
                .bytes(edwards((EdECPublicKey) key))
                .toBytes();
    }

    /** The last 32 bytes of the SubjectPublicKeyInfo. */
    private static byte[] edwards(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private byte[] signed(byte[] data, byte[] clientData) {
        try {
            Signature signature = Signature.getInstance(algorithm.signature);
            signature.initSign(otherPair.orElse(pair).getPrivate());
            signature.update(data);
            signature.update(sha256(clientData));
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] decoded(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.asString());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** As much of RFC 8949 as a device writes. */
    private static final class Cbor {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Cbor map(int entries) {
            return head(5, entries);
        }

        Cbor text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(3, bytes.length).out.writeBytes(bytes);
            return this;
        }

        Cbor bytes(byte[] bytes) {
            head(2, bytes.length).out.writeBytes(bytes);
            return this;
        }

        Cbor number(int number) {
            return number < 0 ? head(1, -1 - number) : head(0, number);
        }

        private Cbor head(int major, int value) {
            if (value < 24) {
                out.write(major << 5 | value);
            } else if (value < 256) {
                out.write(major << 5 | 24);
                out.write(value);
            } else {
                out.write(major << 5 | 25);
                out.write(value >> 8);
                out.write(value);
            }
            return this;
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}

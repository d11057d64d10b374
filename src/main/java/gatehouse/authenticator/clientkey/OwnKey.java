package gatehouse.authenticator.clientkey;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key by which this server proves itself to a client, where one is configured: it decrypts what the client encrypted
 * and answers with a hash of it. A key of its own, so that whatever strangers make of it harms nothing else.
 */
@ApplicationScoped
public class OwnKey {
    /** PKCS#8 in PEM, RSA of 2048 to 8192 bits; {@code ...-file} names a file. */
    static final String SETTING = "gatehouse.pki.client-challenge-key";

    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;

    private final Optional<RSAPrivateKey> key;
    private final KeyedHash hash;

    @Inject
    public OwnKey(Settings settings, KeyedHash hash) {
        this.key = settings.secret(SETTING).map(OwnKey::parse);
        this.hash = hash;
    }

    /** Makes a broken setting stop the start, not the first client. */
    void checkAtStart(@Observes DatabaseReady ready) {
        key.ifPresent(RSAPrivateKey::getModulus);
    }

    public boolean isConfigured() {
        return key.isPresent();
    }

    /** Whether something encrypted for our key could be this long. */
    public boolean isInSize(byte[] encrypted) {
        return key.filter(own -> encrypted.length == (own.getModulus().bitLength() + 7) / Byte.SIZE)
                .isPresent();
    }

    /**
     * SHA-256, in base64, of what the client encrypted. Something else encrypted gets an answer that looks the same and
     * is always the same, so that this is no oracle for what was encrypted well.
     */
    public String answer(byte[] encrypted) {
        RSAPrivateKey own = key.orElseThrow(() -> new IllegalStateException("No key is configured"));
        byte[] instead = hash.of("client-challenge", HexFormat.of().formatHex(encrypted));
        return Fingerprint.of(Rsa.decrypt(own, encrypted).orElse(instead));
    }

    private static RSAPrivateKey parse(String pem) {
        try {
            String base64 =
                    pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
            RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            int bits = key.getModulus().bitLength();
            if (bits >= LEAST_BITS && bits <= MOST_BITS) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new BrokenSetting(SETTING, "must be a PKCS#8 private key of RSA in PEM");
        }
        throw new BrokenSetting(SETTING, "must be an RSA key of " + LEAST_BITS + " to " + MOST_BITS + " bits");
    }
}

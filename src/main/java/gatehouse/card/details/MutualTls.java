package gatehouse.card.details;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate that we show to the card details service, and the ones that we take from it. */
final class MutualTls {
    /** PKCS#12 or JKS file with our key and certificate. */
    static final String KEY_STORE = "gatehouse.cards.details-key-store";
    /** Same kind of file with whom we trust; absent: whom Java trusts. */
    static final String TRUST_STORE = "gatehouse.cards.details-trust-store";

    private static final String PASSWORD = "-password";

    private MutualTls() {}

    static SSLContext from(Settings settings) {
        KeyStore ours = store(KEY_STORE, settings)
                .orElseThrow(() -> new BrokenSetting(KEY_STORE, "is missing: card details take mutual TLS"));
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ours, password(KEY_STORE, settings));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store(TRUST_STORE, settings).orElse(null));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException unusable) {
            throw new BrokenSetting(KEY_STORE, "holds no key that its password opens");
        }
    }

    private static Optional<KeyStore> store(String name, Settings settings) {
        return settings.text(name).map(file -> {
            try {
                return KeyStore.getInstance(new File(file), password(name, settings));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
                throw new BrokenSetting(name, "names no key store that its password opens");
            }
        });
    }

    private static char[] password(String name, Settings settings) {
        return settings.secret(name + PASSWORD).orElse("").toCharArray();
    }
}

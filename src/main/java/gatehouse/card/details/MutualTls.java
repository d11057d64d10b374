package gatehouse.card.details;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.certificate.KeyStores;
import javax.net.ssl.SSLContext;

/** The certificate that we show to the card details service, and the ones that we take from it. */
final class MutualTls {
    /** PKCS#12 or JKS file with our key and certificate. */
    static final String KEY_STORE = "gatehouse.cards.details-key-store";
    /** Same kind of file with whom we trust; absent: whom Java trusts. */
    static final String TRUST_STORE = "gatehouse.cards.details-trust-store";

    private MutualTls() {}

    static SSLContext from(Settings settings) {
        return KeyStores.mutual(KEY_STORE, TRUST_STORE, settings)
                .orElseThrow(() -> new BrokenSetting(KEY_STORE, "is missing: card details take mutual TLS"));
    }
}

package gatehouse.platform.certificate;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.log.Log;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Key stores (PKCS#12 or JKS) that settings name; the password of each is the setting {@code NAME-password}. Production
 * shows no certificate that is weak or out of its time, and trusts none; whom it does not trust for it, the log names.
 */
public final class KeyStores {
    private static final Log LOG = Log.of(KeyStores.class);
    private static final String PASSWORD = "-password";

    private KeyStores() {}

    /**
     * A connection that shows no certificate.
     *
     * @param trust names the file with whom it trusts; absent: whom Java trusts
     */
    public static SSLContext trusting(String trust, Settings settings) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trusted(trust, settings), null);
            return tls;
        } catch (GeneralSecurityException unusable) {
            throw new BrokenSetting(trust, "holds no certificate that can be trusted");
        }
    }

    /**
     * A connection that shows ours.
     *
     * @param ours names the file with our key and certificate
     * @param trust names the file with whom it trusts; absent: whom Java trusts
     * @return empty when {@code ours} names none
     */
    public static Optional<SSLContext> mutual(String ours, String trust, Settings settings) {
        return read(ours, settings).map(store -> judged(ours, store, settings)).map(store -> {
            try {
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, password(ours, settings));
                SSLContext tls = SSLContext.getInstance("TLS");
                tls.init(keys.getKeyManagers(), trusted(trust, settings), null);
                return tls;
            } catch (GeneralSecurityException unusable) {
                throw new BrokenSetting(ours, "holds no key that its password opens");
            }
        });
    }

    private static TrustManager[] trusted(String name, Settings settings) throws GeneralSecurityException {
        Optional<KeyStore> store = read(name, settings);
        if (store.isPresent()) {
            if (!settings.isSandbox()) {
                leaveUnfitOut(name, store.get());
            }
            if (store.get().size() == 0) {
                throw new BrokenSetting(name, "holds no certificate that can be trusted");
            }
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store.orElse(null));
        return trusted.getTrustManagers();
    }

    private static KeyStore judged(String name, KeyStore store, Settings settings) {
        try {
            boolean holdsKey = false;
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    holdsKey = true;
                    if (!settings.isSandbox()) {
                        judge(name, store, alias);
                    }
                }
            }
            if (!holdsKey) {
                throw new BrokenSetting(name, "holds no key");
            }
            return store;
        } catch (KeyStoreException unusable) {
            throw new BrokenSetting(name, "holds no key that its password opens");
        }
    }

    private static Optional<KeyStore> read(String name, Settings settings) {
        return settings.text(name).map(file -> {
            try {
                return KeyStore.getInstance(new File(file), password(name, settings));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
                throw new BrokenSetting(name, "names no key store that its password opens");
            }
        });
    }

    /** Java trusts whomever a store names, whatever its certificate says; a bundle of many has old ones now and then. */
    private static void leaveUnfitOut(String name, KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            Optional<String> complaint = complaint(alias, store.getCertificate(alias));
            if (complaint.isPresent()) {
                store.deleteEntry(alias);
                LOG.warning("certificate.left-out: Setting " + name + " holds " + complaint.get());
            }
        }
    }

    /** The key is shown by the first; those who signed it are for the other side to judge, which may not need them all. */
    private static void judge(String name, KeyStore store, String alias) throws KeyStoreException {
        Certificate[] chain = store.getCertificateChain(alias);
        for (int i = 0; chain != null && i < chain.length; i++) {
            Optional<String> complaint = complaint(alias, chain[i]).map(text -> "holds " + text);
            if (complaint.isPresent() && i == 0) {
                throw new BrokenSetting(name, complaint.get());
            }
            complaint.ifPresent(text -> LOG.warning("certificate.unfit-signer: Setting " + name + " " + text));
        }
    }

    private static Optional<String> complaint(String alias, Certificate certificate) {
        return certificate instanceof X509Certificate known
                ? Fitness.complaint(known)
                        .map(text -> "a certificate (alias " + alias + ", subject "
                                + known.getSubjectX500Principal().getName() + ") that " + text)
                : Optional.empty();
    }

    private static char[] password(String name, Settings settings) {
        return settings.secret(name + PASSWORD).orElse("").toCharArray();
    }
}

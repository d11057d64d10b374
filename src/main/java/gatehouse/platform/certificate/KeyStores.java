package gatehouse.platform.certificate;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Key stores (PKCS#12 or JKS) that settings name; the password of each is the setting {@code NAME-password}. Production
 * takes none with a certificate that is weak or out of its time.
 */
public final class KeyStores {
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
        return read(ours, settings).map(store -> {
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
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(read(name, settings).orElse(null));
        return trusted.getTrustManagers();
    }

    private static Optional<KeyStore> read(String name, Settings settings) {
        return settings.text(name).map(file -> {
            try {
                KeyStore store = KeyStore.getInstance(new File(file), password(name, settings));
                if (!settings.isSandbox()) {
                    refuseUnfit(name, store);
                }
                return store;
            } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
                throw new BrokenSetting(name, "names no key store that its password opens");
            }
        });
    }

    /** Also where others in it would do: Java takes whomever a store names for trusted, whatever its certificate says. */
    private static void refuseUnfit(String name, KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            for (X509Certificate certificate : certificates(store, alias)) {
                Fitness.complaint(certificate).ifPresent(complaint -> {
                    throw new BrokenSetting(name, "holds a certificate that " + complaint);
                });
            }
        }
    }

    private static List<X509Certificate> certificates(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        Stream<Certificate> all = chain != null ? Arrays.stream(chain) : Stream.ofNullable(store.getCertificate(alias));
        return all.filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static char[] password(String name, Settings settings) {
        return settings.secret(name + PASSWORD).orElse("").toCharArray();
    }
}

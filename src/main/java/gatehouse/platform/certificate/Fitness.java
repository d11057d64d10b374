package gatehouse.platform.certificate;

import java.security.PublicKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is wrong with a certificate that somebody may rely on for years: its key, its signature or its time. */
final class Fitness {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;
    /** Two documents with one hash can be made of these. */
    private static final Set<String> BROKEN_HASHES = Set.of("MD2", "MD5", "SHA1");

    private Fitness() {}

    /** Ends a sentence that begins with "a certificate that"; empty when nothing is wrong. */
    static Optional<String> complaint(X509Certificate certificate) {
        return untimely(certificate)
                .or(() -> weakKey(certificate.getPublicKey()))
                .or(() -> weakSignature(certificate));
    }

    private static Optional<String> untimely(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException past) {
            return Optional.of("has expired");
        } catch (CertificateNotYetValidException future) {
            return Optional.of("is not valid yet");
        }
    }

    private static Optional<String> weakKey(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return atLeast(LEAST_RSA_BITS, rsa.getModulus().bitLength(), "RSA");
        }
        if (key instanceof ECPublicKey ec) {
            return atLeast(LEAST_EC_BITS, ec.getParams().getOrder().bitLength(), "EC");
        }
        return key instanceof DSAPublicKey ? Optional.of("has a weak key: DSA") : Optional.empty();
    }

    private static Optional<String> atLeast(int least, int bits, String algorithm) {
        return bits >= least
                ? Optional.empty()
                : Optional.of(
                        "has a weak key: " + algorithm + " of " + bits + " bits, at least " + least + " are needed");
    }

    /** What signs itself is trusted because it is there, not because of its signature. */
    private static Optional<String> weakSignature(X509Certificate certificate) {
        if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return Optional.empty();
        }
        String hash = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replaceFirst("WITH.*", "");
        return BROKEN_HASHES.contains(hash) ? Optional.of("has a weak signature: " + hash) : Optional.empty();
    }
}

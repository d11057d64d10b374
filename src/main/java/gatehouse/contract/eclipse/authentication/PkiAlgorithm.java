package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.clientkey.Scheme;
import java.util.Arrays;

/** The published names of the ways to prove that a key is there. */
enum PkiAlgorithm {
    /** The default, because its answer fits the published members of a login (5.1). */
    RSA_ECB_OAEPWithSHA_1AndMGF1Padding(Scheme.DECRYPTION),
    RSA_PKCS1_SHA_256_Signature(Scheme.SIGNATURE);

    private final Scheme scheme;

    PkiAlgorithm(Scheme scheme) {
        this.scheme = scheme;
    }

    Scheme scheme() {
        return scheme;
    }

    static PkiAlgorithm of(Scheme scheme) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.scheme == scheme)
                .findFirst()
                .orElseThrow();
    }
}

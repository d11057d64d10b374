package gatehouse.authenticator.clientkey;

import gatehouse.platform.Secret;

/** The answer to a login challenge. */
public sealed interface KeyAnswer {
    /** Which challenge is answered: SHA-256 of it, or of its base64 text, in base64. */
    String challenge();

    /** Whether this is right for the data that only the owner of the key can read or sign. */
    boolean isRightFor(Scheme scheme, ClientKey key, byte[] data);

    /** @param fingerprint SHA-256, in base64, of what was decrypted */
    record Decrypted(String challenge, Secret fingerprint) implements KeyAnswer {
        @Override
        public boolean isRightFor(Scheme scheme, ClientKey key, byte[] data) {
            return scheme == Scheme.DECRYPTION && fingerprint.equals(Secret.of(Fingerprint.of(data)));
        }
    }

    /** The challenge, signed. */
    final class Signed implements KeyAnswer {
        private final String challenge;
        private final byte[] signature;

        public Signed(String challenge, byte[] signature) {
            this.challenge = challenge;
            this.signature = signature.clone();
        }

        @Override
        public String challenge() {
            return challenge;
        }

        @Override
        public boolean isRightFor(Scheme scheme, ClientKey key, byte[] data) {
            return scheme == Scheme.SIGNATURE && Rsa.verifies(key.rsa(), data, signature);
        }
    }
}

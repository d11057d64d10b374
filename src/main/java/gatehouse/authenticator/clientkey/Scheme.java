package gatehouse.authenticator.clientkey;

/** How the owner of a key shows that the private half is there. */
public enum Scheme {
    /** The challenge is data encrypted for the key: RSA/ECB/OAEPWithSHA-1AndMGF1Padding. */
    DECRYPTION {
        @Override
        byte[] challenge(ClientKey key, byte[] data) {
            return Rsa.encrypt(key.rsa(), data);
        }
    },
    /** The challenge is the data itself, to be signed: RSA PKCS#1 v1.5 with SHA-256. */
    SIGNATURE {
        @Override
        byte[] challenge(ClientKey key, byte[] data) {
            return data;
        }
    };

    /** What the owner of the key gets to see. */
    abstract byte[] challenge(ClientKey key, byte[] data);
}

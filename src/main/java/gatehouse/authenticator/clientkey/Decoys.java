package gatehouse.authenticator.clientkey;

import gatehouse.platform.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Keys for names that have none, so that their challenges cannot be told from real ones: always the same key for the
 * same name, in the sizes that people make, and encrypted for by the same code in the same time.
 */
@ApplicationScoped
public class Decoys {
    /** The published commands make 4096 bits, many tools 2048. */
    private static final List<Integer> SIZES = List.of(4096, 4096, 4096, 4096, 4096, 2048, 2048, 3072);

    private final KeyedHash hash;

    @Inject
    public Decoys(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * @param scope where the name is, or would be, unique
     * @param canonicalName in the form that login compares
     */
    public ClientKey keyFor(String scope, String canonicalName) {
        String name = scope + '\0' + canonicalName;
        int bits = SIZES.get(Math.floorMod(hash.of("decoy-size", name)[0], SIZES.size()));
        return ClientKey.ofNobody(modulus(name, bits));
    }

    /** As long as it says, odd, and with the two leading ones or more that a product of two usual primes has. */
    private BigInteger modulus(String name, int bits) {
        ByteBuffer bytes = ByteBuffer.allocate(bits / Byte.SIZE);
        for (int part = 0; bytes.hasRemaining(); part++) {
            bytes.put(hash.of("decoy-modulus", name + '\0' + part));
        }
        return new BigInteger(1, bytes.array())
                .setBit(bits - 1)
                .setBit(bits - 2)
                .setBit(0);
    }
}

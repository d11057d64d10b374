package gatehouse.authenticator.passkey;

import gatehouse.authenticator.passkey.options.Descriptor;
import gatehouse.platform.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Passkeys for names that have none, so that what is asked of their devices cannot be told from what is asked of real
 * ones: always the same for the same name, as many and of such kinds as people have.
 */
@ApplicationScoped
class DecoyPasskeys {
    /** How long the ids are that devices make, and how these devices are reached. */
    private enum Kind {
        SYNCED_16(16, "hybrid", "internal"),
        SYNCED_20(20, "hybrid", "internal"),
        PLATFORM_32(32, "internal"),
        TOKEN_64(64, "nfc", "usb");

        private final int bytes;
        private final List<String> transports;

        Kind(int bytes, String... transports) {
            this.bytes = bytes;
            this.transports = List.of(transports);
        }
    }

    private static final List<Integer> NUMBERS = List.of(1, 1, 1, 1, 1, 1, 2, 2);

    private final KeyedHash hash;

    @Inject
    DecoyPasskeys(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * @param scope where the name is, or would be, unique
     * @param canonicalName in the form that login compares
     */
    List<Descriptor> of(String scope, String canonicalName) {
        String name = scope + '\0' + canonicalName;
        byte[] chance = hash.of("decoy-passkeys", name);
        int number = NUMBERS.get(Math.floorMod(chance[0], NUMBERS.size()));
        List<Descriptor> decoys = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            Kind kind = Kind.values()[Math.floorMod(chance[i], Kind.values().length)];
            decoys.add(Descriptor.of(id(name + '\0' + i, kind.bytes), kind.transports));
        }
        return decoys;
    }

    private String id(String name, int length) {
        byte[] first = hash.of("decoy-passkey-id", name + "\0first");
        byte[] second = hash.of("decoy-passkey-id", name + "\0second");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(both, length));
    }
}

package gatehouse.authenticator.password;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The slow hash of passwords. BCrypt reads 72 bytes and stops at nothing in between, so it gets the 44
 * characters of a keyed hash instead of the password: all of the password counts, and the database alone is of no use
 * for guessing.
 */
final class PepperedBCrypt {
    private final KeyedHash pepper;
    private final Randomness randomness;
    private final int cost;
    private final BCryptString nobodys;

    PepperedBCrypt(KeyedHash pepper, Randomness randomness, int cost) {
        this.pepper = pepper;
        this.randomness = randomness;
        this.cost = cost;
        this.nobodys = BCryptString.ofNobody(randomness, cost);
    }

    Hashed hash(Secret password) {
        if (!PasswordText.isWellFormed(password.reveal())) {
            throw new IllegalArgumentException("A password has no NUL and no lone surrogate");
        }
        return new Hashed(BCryptString.of(peppered(password), randomness.bytes(BCryptString.SALT_BYTES), cost));
    }

    Checked verify(Optional<StoredPassword> stored, Secret candidate) {
        BCryptString expected = stored.map(StoredPassword::bcrypt).orElse(nobodys);
        boolean imported = stored.map(StoredPassword::isImported).orElse(false);
        // Hashed in any case: what is not a password, or nobody's, costs as much as what is.
        boolean same = expected.isOf(imported ? asTyped(candidate) : peppered(candidate));
        boolean matches = same && stored.isPresent() && PasswordText.isWellFormed(candidate.reveal());
        return new Checked(matches, matches && !imported && expected.cost() < cost);
    }

    private byte[] peppered(Secret password) {
        byte[] keyed = pepper.of("password", PasswordText.normalised(password.reveal()));
        return Base64.getEncoder().encode(keyed);
    }

    /** Whoever made an imported hash put in what was typed, not normalised by us. */
    private static byte[] asTyped(Secret password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8);
    }
}

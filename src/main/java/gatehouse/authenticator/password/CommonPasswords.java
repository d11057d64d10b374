package gatehouse.authenticator.password;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fastfilter.xor.Xor8;

/**
 * Passwords that are common or known from breaches, for refusing them without asking anybody. Ours is a list of
 * 474,743 passwords of 8 characters or more, shipped as a filter: it never misses a password of the list, and takes one
 * in 256 of the others for common. Passwords of {@value #LONG} or more characters have to pass a second, independent
 * filter, so that a good long one is refused by mistake only once in 65,000.
 *
 * <p>An administrator may add a larger list with the setting {@value #REFUSED_LIST}.
 */
@ApplicationScoped
public class CommonPasswords {
    /** A text file in UTF-8, one password a line; 8 bytes of memory for each line. Read once, at start. */
    static final String REFUSED_LIST = "gatehouse.password.refused-list";

    /** From this many code points on, the second filter is asked too. */
    static final int LONG = 10;

    static final String RESOURCE = "common-passwords.bin";

    private final long[] refused;

    @Inject
    public CommonPasswords(Settings settings) {
        this.refused = settings.text(REFUSED_LIST).map(CommonPasswords::read).orElseGet(() -> new long[0]);
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    /** @param folded a password in the form of {@link PasswordText#folded} */
    boolean contains(String folded) {
        Fingerprint fingerprint = Fingerprint.of(folded);
        return Shipped.LIST.contains(folded, fingerprint) || Arrays.binarySearch(refused, fingerprint.first()) >= 0;
    }

    private static long[] read(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isEmpty())
                    .map(PasswordText::folded)
                    .mapToLong(line -> Fingerprint.of(line).first())
                    .sorted()
                    .toArray();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BrokenSetting(REFUSED_LIST, "must point to a readable text file in UTF-8");
        }
    }

    static boolean isLong(String folded) {
        return PasswordText.length(folded) >= LONG;
    }

    /** Two independent 64-bit keys of one text. */
    record Fingerprint(long first, long second) {
        static Fingerprint of(String folded) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
                ByteBuffer halves = ByteBuffer.wrap(digest);
                return new Fingerprint(halves.getLong(), halves.getLong());
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
            }
        }
    }

    /** The two filters that come with the product, made by {@code BuildCommonPasswords}. */
    record Filters(Xor8 all, Xor8 longOnes) {
        static Filters read(InputStream in) throws IOException {
            DataInputStream data = new DataInputStream(new BufferedInputStream(in));
            return new Filters(new Xor8(data), new Xor8(data));
        }

        boolean contains(String folded, Fingerprint fingerprint) {
            return all.mayContain(fingerprint.first())
                    && (!isLong(folded) || longOnes.mayContain(fingerprint.second()));
        }
    }

    /** Read when the first password is set, once. */
    private static final class Shipped {
        static final Filters LIST = read();

        private static Filters read() {
            try (InputStream in = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
                return Filters.read(in);
            } catch (IOException damaged) {
                throw new UncheckedIOException("The list of common passwords cannot be read", damaged);
            }
        }
    }
}

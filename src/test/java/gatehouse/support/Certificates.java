package gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Key stores with certificates of this machine, made for a test. Their password is {@value #PASSWORD}. */
public final class Certificates {
    public static final String PASSWORD = "changeit";

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** A key and its own certificate for {@code localhost} and {@code 127.0.0.1}. @return the key store */
    public String make(String name) {
        return make(name, name, "-keyalg", "EC");
    }

    /**
     * The same as somebody else would have it.
     *
     * @param alias among the others of the store
     * @param options of keytool: its algorithm, size, time, signer
     */
    public String make(String name, String alias, String... options) {
        keytool(Stream.concat(
                        Stream.of(
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-dname",
                                "CN=" + alias,
                                "-ext",
                                "san=ip:127.0.0.1,dns:localhost",
                                "-keystore",
                                store(name)),
                        Stream.of(options))
                .toArray(String[]::new));
        return store(name);
    }

    /** A store that trusts who was made before under that name. @return the key store */
    public String trust(String truststore, String name) {
        keytool("-importcert", "-noprompt", "-alias", name, "-file", certificate(name), "-keystore", store(truststore));
        return store(truststore);
    }

    /** The certificate of who was made before under that name. @return a file of PEM */
    public String certificate(String name) {
        keytool("-exportcert", "-rfc", "-alias", name, "-keystore", store(name), "-file", file(name + ".pem"));
        return file(name + ".pem");
    }

    /** Takes a key and its certificate out of a store; whom it signed keeps it in its chain. */
    public void forget(String name, String alias) {
        keytool("-delete", "-alias", alias, "-keystore", store(name));
    }

    public String store(String name) {
        return file(name + ".p12");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void keytool(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "-storepass";
        command[arguments.length + 2] = PASSWORD;
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}

package gatehouse.platform.certificate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.support.Certificates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyStoresTest {
    private static final String OURS = "gatehouse.somebody.key-store";
    private static final String TRUST = "gatehouse.somebody.trust-store";

    @TempDir
    Path folder;

    static Stream<Arguments> unfit() {
        return Stream.of(
                unfit("has expired", "-keyalg", "EC", "-startdate", "-3d", "-validity", "2"),
                unfit("is not valid yet", "-keyalg", "EC", "-startdate", "+2d"),
                unfit(
                        "has a weak key: RSA of 1024 bits, at least 2048 are needed",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "1024"),
                unfit(
                        "has a weak signature: SHA1",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-signer",
                        "signer",
                        "-sigalg",
                        "SHA1withRSA"));
    }

    private static Arguments unfit(String complaint, String... options) {
        return arguments(complaint, options);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void productionShowsNoCertificateThatIsUnfit(String complaint, String[] options) {
        Settings settings = settings("production", store(options), null);

        assertThatThrownBy(() -> KeyStores.mutual(OURS, TRUST, settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting " + OURS + " holds a certificate that " + complaint);
    }

    /** One that is fit does not help the other. */
    @Test
    void productionTrustsNoCertificateThatIsUnfit() {
        store("-keyalg", "EC", "-startdate", "-3d", "-validity", "2");
        Settings settings = settings("production", null, trusting("fit", "unfit"));

        assertThatThrownBy(() -> KeyStores.trusting(TRUST, settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting " + TRUST + " holds a certificate that has expired");
    }

    @Test
    void productionTakesWhatIsFit() {
        String ours = new Certificates(folder).make("ours", "ours", "-keyalg", "RSA", "-keysize", "2048");
        new Certificates(folder).make("theirs");
        Settings settings = settings("production", ours, new Certificates(folder).trust("trust", "theirs"));

        assertThatCode(() -> KeyStores.mutual(OURS, TRUST, settings)).doesNotThrowAnyException();
    }

    @Test
    void theSandboxTakesWhatItIsGiven() {
        Settings settings = settings("sandbox", store("-keyalg", "RSA", "-keysize", "1024"), null);

        assertThatCode(() -> KeyStores.mutual(OURS, TRUST, settings)).doesNotThrowAnyException();
    }

    /** Together with one to sign it, where it is asked for. */
    private String store(String... options) {
        Certificates certificates = new Certificates(folder);
        if (List.of(options).contains("-signer")) {
            certificates.make("unfit", "signer", "-keyalg", "RSA", "-keysize", "2048");
        }
        return certificates.make("unfit", "unfit", options);
    }

    private String trusting(String... aliases) {
        Certificates certificates = new Certificates(folder);
        certificates.make("fit");
        for (String alias : aliases) {
            certificates.trust("trust", alias);
        }
        return certificates.store("trust");
    }

    private static Settings settings(String mode, String ours, String trust) {
        Map<String, String> all = new HashMap<>(Map.of("gatehouse.mode", mode));
        put(all, OURS, ours);
        put(all, TRUST, trust);
        return Settings.of(all);
    }

    private static void put(Map<String, String> all, String name, String store) {
        if (store != null) {
            all.put(name, store);
            all.put(name + "-password", Certificates.PASSWORD);
        }
    }
}

package gatehouse.platform.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.support.Certificates;
import gatehouse.support.LogLines;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyStoresTest {
    private static final String OURS = "gatehouse.somebody.key-store";
    private static final String TRUST = "gatehouse.somebody.trust-store";

    @RegisterExtension
    final LogLines log = new LogLines(KeyStores.class);

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
                .hasMessage(
                        "Setting " + OURS + " holds a certificate (alias unfit, subject CN=unfit) that " + complaint);
    }

    /** A bundle in which one of many has just expired keeps no server from starting. */
    @Test
    void productionLeavesOutOfATrustStoreWhatIsUnfitAndNamesIt() {
        store("-keyalg", "EC", "-startdate", "-3d", "-validity", "2");
        Settings settings = settings("production", null, trusting("fit", "unfit"));

        assertThatCode(() -> KeyStores.trusting(TRUST, settings)).doesNotThrowAnyException();
        assertThat(log.all())
                .containsExactly("WARNING certificate.left-out: Setting " + TRUST
                        + " holds a certificate (alias unfit, subject CN=unfit) that has expired");
    }

    @Test
    void productionRefusesATrustStoreInWhichNoneIsFit() {
        store("-keyalg", "EC", "-startdate", "-3d", "-validity", "2");
        Settings settings = settings("production", null, trusting("unfit"));

        assertThatThrownBy(() -> KeyStores.trusting(TRUST, settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting " + TRUST + " holds no certificate that can be trusted");
    }

    /** The other side judges it, and may not need it. */
    @Test
    void productionOnlyWarnsOfWhoSignedItsCertificate() {
        Certificates certificates = new Certificates(folder);
        certificates.make("chain", "signer", "-keyalg", "EC", "-startdate", "-3d", "-validity", "2");
        certificates.make("chain", "ours", "-keyalg", "EC", "-signer", "signer");
        certificates.forget("chain", "signer");
        Settings settings = settings("production", certificates.store("chain"), null);

        assertThatCode(() -> KeyStores.mutual(OURS, TRUST, settings)).doesNotThrowAnyException();
        assertThat(log.all())
                .containsExactly("WARNING certificate.unfit-signer: Setting " + OURS
                        + " holds a certificate (alias ours, subject CN=signer) that has expired");
    }

    @Test
    void aStoreOfOursWithoutAKeyIsRefused() {
        Settings settings = settings("sandbox", trusting("fit"), null);

        assertThatThrownBy(() -> KeyStores.mutual(OURS, TRUST, settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting " + OURS + " holds no key");
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

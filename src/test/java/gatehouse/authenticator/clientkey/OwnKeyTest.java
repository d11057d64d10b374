package gatehouse.authenticator.clientkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnKeyTest {
    private static final KeyPair PAIR = Keys.pair(2048);
    private static final KeyedHash HASH = new KeyedHash(new byte[32]);

    private final OwnKey own = of(pem(PAIR));

    @TempDir
    Path folder;

    @Test
    void withoutTheSettingNothingIsAnswered() {
        OwnKey none = new OwnKey(Settings.of(Map.of()), HASH);

        assertThat(none.isConfigured()).isFalse();
        assertThat(none.isInSize(new byte[256])).isFalse();
    }

    @Test
    void theAnswerIsTheHashOfWhatWasEncrypted() {
        byte[] secret = "the client's own challenge".getBytes(StandardCharsets.US_ASCII);

        assertThat(own.answer(Rsa.encrypt(PAIR.getPublic(), secret))).isEqualTo(Fingerprint.of(secret));
    }

    @Test
    void theKeyMayComeFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("own.pem"), pem(PAIR));

        OwnKey fromFile = new OwnKey(Settings.of(Map.of(OwnKey.SETTING + "-file", file.toString())), HASH);

        byte[] encrypted = Rsa.encrypt(PAIR.getPublic(), new byte[] {1, 2, 3});
        assertThat(fromFile.answer(encrypted)).isEqualTo(own.answer(encrypted));
    }

    @Test
    void badPaddingCannotBeToldFromGood() {
        byte[] bad = Rsa.encrypt(PAIR.getPublic(), new byte[] {1, 2, 3});
        bad[100] ^= 1;

        assertThat(own.answer(bad))
                .hasSize(44)
                .isEqualTo(own.answer(bad.clone()))
                .isNotEqualTo(Fingerprint.of(new byte[] {1, 2, 3}));
    }

    @Test
    void aNumberAboveTheModulusIsAnsweredLikeBadPadding() {
        byte[] large = new byte[256];
        Arrays.fill(large, (byte) 0xFF);

        assertThat(own.answer(large)).hasSize(44);
    }

    @Test
    void onlyTheLengthOfTheKeyIsInSize() {
        assertThat(own.isInSize(new byte[256])).isTrue();
        assertThat(own.isInSize(new byte[255])).isFalse();
        assertThat(own.isInSize(new byte[257])).isFalse();
    }

    @Test
    void aKeyThatWillNotDoStopsTheStartAndIsNotShown() {
        assertThatThrownBy(() -> of("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageNotContaining("AAAA");
        assertThatThrownBy(() -> of(pem(Keys.pair(1024)))).isInstanceOf(BrokenSetting.class);
        assertThatThrownBy(() -> of(pem(Keys.pair("EC", 256)))).isInstanceOf(BrokenSetting.class);
    }

    private static OwnKey of(String pem) {
        return new OwnKey(Settings.of(Map.of(OwnKey.SETTING, pem)), HASH);
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}

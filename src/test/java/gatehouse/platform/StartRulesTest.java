package gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.support.LogLines;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartRulesTest {
    @RegisterExtension
    final LogLines log = new LogLines(StartRules.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse.sandbox.codes",
                "gatehouse.sandbox.anything",
                "GATEHOUSE_SANDBOX_CODES",
                "gatehouse_sandbox_codes"
            })
    void productionHasNoSandboxSwitch(String name) {
        assertThatThrownBy(() -> StartRules.refuseSandboxSwitches(Settings.of(Map.of(name, "fixed"))))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting " + name + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gatehouse.sandboxed", "gatehouse.environment", "sandbox.codes"})
    void otherSettingsAreNoSandboxSwitches(String name) {
        assertThatCode(() -> StartRules.refuseSandboxSwitches(Settings.of(Map.of(name, "x"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aBlankSwitchIsNone() {
        assertThatCode(() -> StartRules.refuseSandboxSwitches(Settings.of(Map.of("gatehouse.sandbox.codes", " "))))
                .doesNotThrowAnyException();
    }

    @Test
    void theSandboxMayHaveThem() {
        Settings sandbox = Settings.of(Map.of("gatehouse.mode", "sandbox", "gatehouse.sandbox.codes", "random"));

        assertThatCode(() -> StartRules.refuseSandboxSwitches(sandbox)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "gatehouse.public-url, http://id.example.com",
        "gatehouse.public-url, http://10.0.0.7:8080",
        "gatehouse.public-url, http://127.0.0.1.example.com",
        "gatehouse.public-url, http://localhost.example.com",
        "gatehouse.jwks-url, http://id.example.com/.well-known/jwks.json",
        "gatehouse.jwks-url, ftp://id.example.com/jwks.json",
        "gatehouse.jwks-url, https://not a url",
    })
    void productionTrustsNoPlainHttpButItsOwn(String name, String url) {
        assertThatThrownBy(() -> StartRules.check(Settings.of(Map.of(name, url))))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting " + name + " must be")
                .hasMessageNotContaining(url);
    }

    @ParameterizedTest
    @CsvSource({
        "gatehouse.public-url, https://id.example.com",
        "gatehouse.public-url, http://localhost:8080",
        "gatehouse.public-url, http://127.0.0.1:8080",
        "gatehouse.public-url, http://[::1]:8080",
        "gatehouse.jwks-url, http://127.0.0.1:8080/.well-known/jwks.json",
        "gatehouse.jwks-url, https://id.example.com/.well-known/jwks.json",
    })
    void productionTakesHttpsAndItsOwnMachine(String name, String url) {
        assertThatCode(() -> StartRules.check(Settings.of(Map.of(name, url)))).doesNotThrowAnyException();
    }

    /** It starts: on its own machine it is right. */
    @Test
    void productionWithoutAPublicUrlSaysSo() {
        StartRules.check(Settings.of(Map.of()));

        assertThat(log.all())
                .containsExactly("WARNING start.no-public-url: Setting gatehouse.public-url is missing, so tokens and"
                        + " links name http://localhost:8080, which is right on this machine only");
    }

    @Test
    void noWordOfThePublicUrlWhereThereIsOneOrInTheSandbox() {
        StartRules.check(Settings.of(Map.of("gatehouse.public-url", "https://id.example.com")));
        StartRules.check(Settings.of(Map.of("gatehouse.mode", "sandbox")));

        assertThat(log.all()).isEmpty();
    }

    @Test
    void theSandboxMayBeReachedInClear() {
        Settings sandbox =
                Settings.of(Map.of("gatehouse.mode", "sandbox", "gatehouse.public-url", "http://sandbox.example.com"));

        assertThatCode(() -> StartRules.check(sandbox)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.example.com", "/gatehouse", "ftp://id.example.com", "https://", "https://a b"})
    void aPublicUrlWithoutAHostIsBroken(String url) {
        Settings settings = Settings.of(Map.of("gatehouse.public-url", url));

        assertThatThrownBy(settings::publicUrl)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.public-url");
    }

    @Test
    void aPublicUrlLosesItsLastSlash() {
        Settings settings = Settings.of(Map.of("gatehouse.public-url", "https://id.example.com/gatehouse/"));

        assertThat(settings.publicUrl()).hasToString("https://id.example.com/gatehouse");
    }

    @Test
    void theBrokenSettingIsFoundBehindWhatContainersThrow() {
        BrokenSetting broken = new BrokenSetting("gatehouse.mode", "is wrong");
        RuntimeException wrapped = new IllegalStateException(new RuntimeException(broken));

        assertThat(BrokenSetting.behind(wrapped)).containsSame(broken);
        assertThat(BrokenSetting.behind(new IllegalStateException())).isEmpty();
    }
}

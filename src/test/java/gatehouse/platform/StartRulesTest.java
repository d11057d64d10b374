package gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartRulesTest {
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

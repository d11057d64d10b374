package gatehouse.authenticator.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelyingPartyTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080,       localhost,      http://localhost:8080",
        "https://ID.example.com,      id.example.com, https://id.example.com",
        "https://id.example.com:443/, id.example.com, https://id.example.com",
        "https://id.example.com/auth, id.example.com, https://id.example.com",
        "https://id.example.com:8443, id.example.com, https://id.example.com:8443"
    })
    void withoutSettingsItIsThePublicUrl(String url, String domain, String origin) {
        RelyingParty party = party(Map.of("gatehouse.public-url", url));

        assertThat(party.id()).isEqualTo(domain);
        assertThat(party.origins()).extracting(Object::toString).containsExactly(origin);
        assertThat(party.requiresUserVerification()).isTrue();
        assertThat(party.attestation().word()).isEqualTo("none");
    }

    @Test
    void pagesBelowTheDomainAndAppsMayShowPasskeys() {
        String app = "android:apk-key-hash:" + "A".repeat(43);

        RelyingParty party = party(Map.of(
                RelyingParty.RP_ID,
                "example.com",
                RelyingParty.ORIGINS,
                "https://example.com, https://a.example.com:8443," + app));

        assertThat(party.origins())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("https://example.com", "https://a.example.com:8443", app);
    }

    @ParameterizedTest
    @CsvSource({
        "rp-id,             https://example.com,          must be a domain",
        "rp-id,             Example.com,                  must be a domain",
        "rp-id,             example.com:443,              must be a domain",
        "origins,           id.example.com,               must be origins such as",
        "origins,           https://id.example.com/,      must be origins such as",
        "origins,           https://id.example.com/login, must be origins such as",
        "origins,           *,                            must be origins such as",
        "origins,           android:apk-key-hash:AAAA,    must be origins such as",
        "origins,           http://id.example.com,        must be https",
        "origins,           https://example.org,          must lie within",
        "origins,           https://badexample.com,       must lie within",
        "user-verification, discouraged,                  must be one of",
        "attestation,       enterprise,                   must be one of"
    })
    void whatWouldOpenTheDoorOrNeverWorkStopsTheStart(String setting, String value, String problem) {
        Map<String, String> settings = new HashMap<>(Map.of(RelyingParty.RP_ID, "example.com"));
        settings.put(RelyingParty.ORIGINS, "https://example.com");
        settings.put("gatehouse.webauthn." + setting, value);

        assertThatThrownBy(() -> party(settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.webauthn." + setting + " " + problem);
    }

    private static RelyingParty party(Map<String, String> settings) {
        return new RelyingParty(Settings.of(settings));
    }
}

package gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginHostTest {
    @Test
    void lastLineIsWrittenAsPhonesReadIt() {
        assertThat(OriginHost.parse("Login.Bank.example").orElseThrow().lastLine("123456"))
                .isEqualTo("\n@login.bank.example #123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "bank",
                "bank.example.",
                ".bank.example",
                "bank..example",
                "-bank.example",
                "bank-.example",
                "https://bank.example",
                "bank.example/",
                "bank.example:8443",
                "bank.example #1",
                "user@bank.example",
                "bank.example\n",
                "192.0.2.1",
                "bänk.example",
                "ban\u212A.example"
            })
    void whatIsNoDomainIsNone(String text) {
        assertThat(OriginHost.parse(text)).isEmpty();
    }

    @Test
    void domainsHaveAnEnd() {
        assertThat(OriginHost.parse("a".repeat(63) + ".example")).isPresent();
        assertThat(OriginHost.parse("a".repeat(64) + ".example")).isEmpty();
        assertThat(OriginHost.parse("a.".repeat(123) + "example")).isPresent();
        assertThat(OriginHost.parse("a.".repeat(124) + "example")).isEmpty();
    }
}

package gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @Test
    void reasonIsMeasuredInCodePointsWithoutTheBlanksAroundIt() {
        assertThat(Reason.parse("  12345 ").orElseThrow().text()).isEqualTo("12345");
        assertThat(Reason.parse("😀".repeat(200))).isPresent();
        assertThat(Reason.parse("😀".repeat(201))).isEmpty();
        assertThat(Reason.parse("  1234  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "line\nbreak", "turned\u202e round", "half \ud800 a letter", "tab\there", "nul \u0000 here"})
    void whatNobodySeesIsNoReason(String text) {
        assertThat(Reason.parse(text)).isEmpty();
    }

    @Test
    void reasonIsNotPrinted() {
        assertThat(new Reason("The customer called")).hasToString("Reason[hidden]");
    }
}

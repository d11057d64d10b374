package gatehouse.card.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.card.CardFace;
import gatehouse.card.Pan;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Settings;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where security codes come from: the sandbox's stand-in, the issuer's service, or nowhere. */
class CardDetailsBeansTest {
    private static final CardFace FACE =
            new CardFace(Pan.parse("4111111111111111").orElseThrow(), YearMonth.of(2030, 12), "A. Holder");
    private static final CardFace OTHER =
            new CardFace(Pan.parse("5555555555554444").orElseThrow(), YearMonth.of(2030, 12), "A. Holder");

    @Test
    void theSandboxAnswersThreeDigitsAlwaysTheSameForACard() {
        CardDetailsSource source = chosen(Map.of("gatehouse.mode", "sandbox"));

        assertThat(source.isThere()).isTrue();
        assertThat(source.securityCode(FACE).orElseThrow().reveal()).matches("[0-9]{3}");
        assertThat(source.securityCode(FACE)).isEqualTo(source.securityCode(FACE));
        assertThat(source.securityCode(OTHER)).isNotEqualTo(source.securityCode(FACE));
    }

    @Test
    void productionHasNoneUnlessItIsToldWhere() {
        CardDetailsSource source = chosen(Map.of());

        assertThat(source.isThere()).isFalse();
        assertThat(source.securityCode(FACE)).isEmpty();
    }

    @Test
    void aServiceIsCalledOverTlsWithACertificateOrNotAtAll() {
        assertRefused(Map.of("gatehouse.cards.details-url", "http://cards.example.com"), "https://");
        assertRefused(Map.of("gatehouse.cards.details-url", "https:// nonsense"), "must be a URL");
        assertRefused(
                Map.of("gatehouse.cards.details-url", "https://cards.example.com"),
                "gatehouse.cards.details-key-store is missing");
        assertRefused(
                Map.of(
                        "gatehouse.cards.details-url", "https://cards.example.com",
                        "gatehouse.cards.details-key-store", "/nowhere/keys.p12"),
                "names no key store");
    }

    private static void assertRefused(Map<String, String> settings, String problem) {
        assertThatThrownBy(() -> chosen(settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining(problem);
    }

    private static CardDetailsSource chosen(Map<String, String> settings) {
        return CardDetailsBeans.chosen(Settings.of(new HashMap<>(settings)), new KeyedHash(new byte[32]));
    }
}

package gatehouse.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login names: 3 to 40 code points that can stand in a path, compared without regard to case after NFKC. */
class LoginNameTest {
    private static final String THUMB = "\uD83D\uDC4D";

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(LoginName.parse("ab")).isEmpty();
        assertThat(LoginName.parse(THUMB.repeat(2))).isEmpty();
        assertThat(LoginName.parse(THUMB.repeat(3))).isPresent();
        assertThat(LoginName.parse(THUMB.repeat(40))).isPresent();
        assertThat(LoginName.parse("a".repeat(41))).isEmpty();
        assertThat(LoginName.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a\\b",
                "a;b",
                "a%b",
                "a?b",
                "a#b",
                "a\u0000b",
                "a\nb",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb",
                "a\u200Bb",
                "a\uFEFFb",
                "a\uD83Db",
                " ab",
                "ab ",
                "\u00A0ab",
                "ab\u3000",
                "ab\t"
            })
    void whatCannotStandInAPathOrCannotBeSeenIsNoName(String text) {
        assertThat(LoginName.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"john.doe@example.com", "27821234567", "a b", "Zoë", "名前様", "+tag", "a&b=c"})
    void whatPeopleUseIsAName(String text) {
        assertThat(LoginName.of(text).typed()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "John@Example.COM, john@example.com",
        "STRASSE, straße",
        "STRAẞE, straße",
        "ΣΊΣΥΦΟΣ, σίσυφος",
        "ｊｏｈｎ, john",
        "Zoe\u0308, zoë",
        "\u212Aelvin, kelvin",
        "ﬁnn, FINN",
        "john\uFE0F, john",
        "jo\u034Fhn, john"
    })
    void spellingsOfOneNameAreEqual(String one, String other) {
        assertThat(LoginName.of(one))
                .isEqualTo(LoginName.of(other))
                .hasSameHashCodeAs(LoginName.of(other))
                .isNotEqualTo(LoginName.of("somebody"));
    }

    @Test
    void everyLetterEqualsItsCapitalAndItself() {
        assertThat(IntStream.rangeClosed(0x21, 0x1FFFF)
                        .filter(Character::isLetter)
                        .mapToObj(letter -> "ab" + Character.toString(letter))
                        .filter(text -> LoginName.parse(text).isPresent())
                        .filter(text -> !sameInAnyCase(text)))
                .isEmpty();
    }

    private static boolean sameInAnyCase(String text) {
        LoginName name = LoginName.of(text);
        return name.equals(LoginName.of(text.toUpperCase(java.util.Locale.ROOT)))
                && name.equals(LoginName.of(text.toLowerCase(java.util.Locale.ROOT)))
                && name.equals(LoginName.of(name.canonical()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAP", "cap", "Cap", "ＣＡＰ", "ⓒⓐⓟ", "CAP\uFE0F", "C\u034FAP"})
    void nothingLooksLikeTheReservedName(String text) {
        assertThat(LoginName.parse(text).filter(name -> !name.isCardAccess())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cap", "tenant-1-system", "Tenant-100-SYSTEM", "ｔｅｎａｎｔ-７-system"})
    void nobodyMayChooseAReservedName(String text) {
        assertThat(LoginName.of(text).isReserved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPS", "tenant-system", "tenant--system", "tenant-1-system2", "my-tenant-1-system"})
    void otherNamesAreNotReserved(String text) {
        assertThat(LoginName.of(text).isReserved()).isFalse();
    }

    @Test
    void nameThatGrowsBeyondItsColumnIsNoName() {
        String eighteenLettersInOne = "\uFDFA";

        assertThat(LoginName.parse(eighteenLettersInOne.repeat(3))).isPresent();
        assertThat(LoginName.parse(eighteenLettersInOne.repeat(40))).isEmpty();
    }

    @Test
    void nameDoesNotShowItself() {
        assertThat(LoginName.of("john@example.com")).hasToString("LoginName[hidden]");
    }

    @Test
    void storedNameMustBeValid() {
        assertThatThrownBy(() -> LoginName.of("a/b")).isInstanceOf(IllegalArgumentException.class);
    }
}

package gatehouse.authenticator.password;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BCryptStringTest {
    private static final String GOOD = "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // Published with crypt_blowfish.
                "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
                "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
                // Published with jBCrypt.
                "a, $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
                // Written by libxcrypt.
                "user_password, $2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe",
                "pässwort, $2b$10$N9qo8uLOickgx2ZMRZoMyelbobSUmQXOZrl9Jv06OWFSYNM70biT6",
                "short, $2b$04$N9qo8uLOickgx2ZMRZoMyeXuM2fG.FcEFfLYgi/C57oEmqbYA.bjy"
            })
    void whatOthersWroteMatches(String clear, String text) {
        assertThat(parsed(text).isOf(bytes(clear))).isTrue();
        assertThat(parsed(text).isOf(bytes(clear + "x"))).isFalse();
    }

    @Test
    void onlyTheFirst72BytesCountAsInEveryBCrypt() {
        BCryptString of72 = parsed("$2y$10$N9qo8uLOickgx2ZMRZoMyei43NRw/bh8w29dpv431GhmdA9d6xppu");

        assertThat(of72.isOf(bytes("x".repeat(72)))).isTrue();
        assertThat(of72.isOf(bytes("x".repeat(90)))).isTrue();
        assertThat(of72.isOf(bytes("x".repeat(71)))).isFalse();
    }

    @Test
    void whatWeWriteIsRead() {
        BCryptString written = BCryptString.of(bytes("secret"), new byte[16], 4);

        assertThat(written.text()).startsWith("$2b$04$").hasSize(60);
        assertThat(parsed(written.text()).isOf(bytes("secret"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPw",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwee",
                " $2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe\n",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPw!",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwé",
                "$2x$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe",
                "$2$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwee",
                "$2A$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe",
                "$2a$03$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe",
                "$2a$32$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe",
                "$2a$1٠$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe"
            })
    void whatIsNotExactlyABCryptStringIsNotParsed(String text) {
        assertThat(BCryptString.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"09,false", "10,true", "14,true", "15,false", "31,false", "04,false"})
    void onlyCosts10To14AreImportable(String cost, boolean importable) {
        Optional<BCryptString> bcrypt = BCryptString.importable(Secret.of(GOOD.replace("$10$", "$" + cost + "$")));

        assertThat(bcrypt.isPresent()).isEqualTo(importable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                " " + GOOD + " ",
                "$2a$10$short",
                "$2x$10$whatever",
                "$2$10$whatever",
                "$2y$99$whatever",
                "＄2a＄10＄fullwidth",
                GOOD + GOOD
            })
    void whatIsMeantAsBCryptLooksLikeIt(String text) {
        assertThat(BCryptString.looksLikeBCrypt(Secret.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pa$$word", "$2 for coffee", "$2$coffee", "user_password", "my $2a$10$ note", ""})
    void aClearPasswordDoesNot(String text) {
        assertThat(BCryptString.looksLikeBCrypt(Secret.of(text))).isFalse();
    }

    @Test
    void itNeverShowsItself() {
        assertThat(parsed(GOOD)).hasToString("BCryptString[hidden]");
    }

    private static BCryptString parsed(String text) {
        return BCryptString.parse(text).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import gatehouse.session.TokenKind;
import gatehouse.token.VerifiedTokens.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant EXPIRY = NOW.plus(Duration.ofHours(1));

    private final VerifiedTokens verified = new VerifiedTokens();

    @Test
    void whatATokenSaysIsRememberedAndOfAnotherNothingIsKnown() {
        Verified token = remember("a.b.c");

        assertThat(verified.find(Secret.of("a.b.c"), NOW)).contains(token);
        assertThat(verified.find(Secret.of("a.b.d"), NOW)).isEmpty();
    }

    @Test
    void nothingIsKnownOfATokenThatHasRunOut() {
        remember("a.b.c");

        assertThat(verified.find(Secret.of("a.b.c"), EXPIRY.plus(Tokens.SKEW))).isEmpty();
    }

    @Test
    void theLeastRecentlyUsedIsForgottenWhereThereAreTooMany() {
        remember("first");
        remember("second");
        assertThat(verified.find(Secret.of("first"), NOW)).isPresent();

        for (int i = 0; i < VerifiedTokens.MOST - 1; i++) {
            remember("later-" + i);
        }

        assertThat(verified.find(Secret.of("first"), NOW)).isPresent();
        assertThat(verified.find(Secret.of("second"), NOW)).isEmpty();
    }

    private Verified remember(String jwt) {
        Claims claims = new Claims(UUID.randomUUID(), UUID.randomUUID(), "door", TokenKind.ACCESS, EXPIRY);
        Verified token = new Verified(claims, "k1");
        verified.remember(Secret.of(jwt), token);
        return token;
    }
}

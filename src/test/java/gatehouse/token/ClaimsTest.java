package gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.session.TokenKind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final Instant EXPIRY = Instant.parse("2026-05-01T10:00:00Z");

    private final Claims claims = new Claims(new UUID(0, 1), new UUID(0, 2), "door", TokenKind.ACCESS, EXPIRY);

    @Test
    void tokenOpensItsDoorUntilItRunsOut() {
        assertThat(claims.opens("door", EXPIRY.plusSeconds(5).minusNanos(1))).isTrue();
        assertThat(claims.opens("door", EXPIRY.plusSeconds(5))).isFalse();
    }

    @Test
    void tokenOpensNoOtherDoor() {
        assertThat(claims.opens("another door", EXPIRY.minusSeconds(60))).isFalse();
    }
}

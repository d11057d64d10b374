package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final UUID ID = new UUID(1, 2);

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "2026-11-30T08:00:00.123456Z", "9999-12-31T23:59:59.999999999Z"})
    void whatItWroteItReads(String occurred) {
        Cursor cursor = new Cursor(Instant.parse(occurred), ID);

        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59Z", "today"})
    void momentThatNoDatabaseKnowsIsNoPlace(String occurred) {
        assertThat(Cursor.parse(occurred + "_" + ID)).isEmpty();
    }

    @Test
    void placeWithoutAnIdIsNone() {
        assertThat(Cursor.parse("2026-11-30T08:00:00Z")).isEmpty();
        assertThat(Cursor.parse("2026-11-30T08:00:00Z_1")).isEmpty();
    }
}

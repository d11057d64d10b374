package gatehouse.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.http.failure.InvalidCall;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueryTest {
    @Test
    void momentOfAFourDigitYearIsTaken() {
        assertThat(AuditQuery.moment("from", "9999-12-31T23:59:59Z")).contains(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(AuditQuery.moment("from", null)).isEmpty();
    }

    /** The last is beyond the edge because of its offset. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "yesterday",
                "9999-12-31T23:59:59-01:00"
            })
    void momentThatNoDatabaseKnowsIsRefused(String text) {
        assertThatThrownBy(() -> AuditQuery.moment("from", text)).isInstanceOf(InvalidCall.class);
    }
}

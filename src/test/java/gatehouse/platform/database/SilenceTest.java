package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.MovableClock;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    private final Silence silence = new Silence(clock);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void whoComesRightAfterOneWhoWaitedInVainIsToldAtOnce() {
        refusedAfter(Duration.ofSeconds(1));

        assertThatThrownBy(() -> attempt(Duration.ZERO)).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aSecondLaterSomebodyTriesAgain() {
        refusedAfter(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));

        refusedAfter(Duration.ofSeconds(1));

        assertThat(attempts).hasValue(2);
    }

    @Test
    void aRefusalThatComesAtOnceIsNoSilence() {
        refusedAfter(Duration.ofMillis(3));
        refusedAfter(Duration.ofMillis(3));

        assertThat(attempts).hasValue(2);
    }

    @Test
    void aClockThatIsPutBackKeepsNobodyOut() {
        refusedAfter(Duration.ofSeconds(1));
        pass(Duration.ofHours(-1));

        refusedAfter(Duration.ofMillis(3));

        assertThat(attempts).hasValue(2);
    }

    private void refusedAfter(Duration wait) {
        assertThatThrownBy(() -> attempt(wait)).hasMessage("refused");
    }

    private void attempt(Duration wait) throws SQLException {
        silence.open(() -> {
            attempts.incrementAndGet();
            pass(wait);
            throw new SQLException("refused");
        });
    }

    private void pass(Duration time) {
        clock.setTo(clock.offset().plus(time));
    }
}

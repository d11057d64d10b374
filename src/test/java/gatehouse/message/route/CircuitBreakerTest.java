package gatehouse.message.route;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.MovableClock;
import gatehouse.support.Together;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final CircuitBreaker breaker = new CircuitBreaker(clock);

    @Test
    void gatewayIsAskedUntilItMissedFiveTimesInARow() {
        miss(4);
        assertThat(breaker.mayAsk()).isTrue();

        miss(1);
        assertThat(breaker.mayAsk()).isFalse();
    }

    @Test
    void answerBetweenMissesStartsTheCountAgain() {
        miss(4);
        breaker.answered();
        miss(4);

        assertThat(breaker.mayAsk()).isTrue();
    }

    @Test
    void afterTenSecondsOneIsLetThroughAndInTheNextTenAnother() {
        miss(5);
        later(Duration.ofSeconds(10).minusMillis(1));
        assertThat(breaker.mayAsk()).isFalse();

        later(Duration.ofMillis(1));
        assertThat(breaker.mayAsk()).isTrue();
        assertThat(breaker.mayAsk()).isFalse();

        later(Duration.ofSeconds(10));
        assertThat(breaker.mayAsk()).isTrue();
    }

    @Test
    void ofManyWhoTryAtOnceOneIsLetThrough() {
        miss(5);
        later(Duration.ofSeconds(10));

        assertThat(Collections.frequency(Together.times(16, breaker::mayAsk), true))
                .isEqualTo(1);
    }

    @Test
    void missedTryBeginsAnotherPauseAndAnswerEndsIt() {
        miss(5);
        later(Duration.ofSeconds(10));
        breaker.mayAsk();
        later(Duration.ofSeconds(3));
        miss(1);
        later(Duration.ofSeconds(10).minusMillis(1));
        assertThat(breaker.mayAsk()).isFalse();

        later(Duration.ofMillis(1));
        breaker.mayAsk();
        breaker.answered();
        assertThat(breaker.mayAsk()).isTrue();
        assertThat(breaker.mayAsk()).isTrue();
    }

    @Test
    void beginningOfAPauseIsToldOnce() {
        miss(4);
        assertThat(breaker.missed()).isTrue();
        assertThat(breaker.missed()).isFalse();
        later(Duration.ofSeconds(10));
        assertThat(breaker.missed()).isFalse();

        breaker.answered();
        miss(4);
        assertThat(breaker.missed()).isTrue();
    }

    private void miss(int times) {
        for (int i = 0; i < times; i++) {
            breaker.missed();
        }
    }

    private void later(Duration time) {
        clock.setTo(clock.offset().plus(time));
    }
}

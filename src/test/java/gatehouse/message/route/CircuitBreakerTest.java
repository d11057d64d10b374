package gatehouse.message.route;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.Dispatcher;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Settings;
import gatehouse.support.Together;
import jakarta.ejb.MessageDriven;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    /** To be asked, to answer, and to be noted. */
    private static final Duration ENOUGH_FOR_THE_NEXT = Duration.ofSeconds(2);

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final CircuitBreaker breaker = new CircuitBreaker(clock);

    @Test
    void gatewayIsAskedUntilItMissedFourTimesInARow() {
        miss(3);
        assertThat(breaker.mayAsk()).isTrue();

        miss(1);
        assertThat(breaker.mayAsk()).isFalse();
    }

    @Test
    void answerBetweenMissesStartsTheCountAgain() {
        miss(3);
        breaker.answered();
        miss(3);

        assertThat(breaker.mayAsk()).isTrue();
    }

    @Test
    void afterTenSecondsOneIsLetThroughAndInTheNextTenAnother() {
        miss(4);
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
        miss(4);
        later(Duration.ofSeconds(10));

        assertThat(Collections.frequency(Together.times(16, breaker::mayAsk), true))
                .isEqualTo(1);
    }

    @Test
    void missedTryBeginsAnotherPauseAndAnswerEndsIt() {
        miss(4);
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
        miss(3);
        assertThat(breaker.missed()).isTrue();
        assertThat(breaker.missed()).isFalse();
        later(Duration.ofSeconds(10));
        assertThat(breaker.missed()).isFalse();

        breaker.answered();
        miss(3);
        assertThat(breaker.missed()).isTrue();
    }

    /**
     * A code that is asked for goes out by the next gateway within five seconds when the first one hangs: who is on their way
     * to it waits one time-out, and they are enough to make everybody else pass it by.
     */
    @Test
    void thoseWhoWaitAtTheSameTimeFindOutAHangingGatewayInOneTimeOut() {
        int dispatchers = Arrays.stream(
                        Dispatcher.class.getAnnotation(MessageDriven.class).activationConfig())
                .filter(setting -> setting.propertyName().equals("maxSession"))
                .mapToInt(setting -> Integer.parseInt(setting.propertyValue()))
                .sum();
        Duration usual = new GatewaySettings("any", Settings.of(Map.of())).timeout(Gateway.PATIENCE);

        assertThat(CircuitBreaker.MOST).isLessThanOrEqualTo(dispatchers);
        assertThat(usual.plus(ENOUGH_FOR_THE_NEXT)).isLessThanOrEqualTo(Duration.ofSeconds(5));
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

package gatehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.rig.InsideGatehouse;
import gatehouse.rig.OwnTransaction;
import gatehouse.tenant.ChallengePolicy;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** There is one clock in the server, the sandbox moves it, and rules go by it. */
class ClockIT extends InsideGatehouse {
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final ChallengePolicy POLICY =
            new ChallengePolicy(CODE_LIFE, Duration.ofMinutes(10), 5, Duration.ofSeconds(15));

    @Inject
    Clock clock;

    @Inject
    MovableClock movable;

    @Inject
    SandboxClock sandbox;

    @Inject
    Challenges challenges;

    @Inject
    Randomness randomness;

    @Inject
    OwnTransaction transaction;

    @AfterEach
    void backToRealTime() {
        sandbox.backToRealTime();
    }

    @Test
    void whoAsksForAClockGetsTheOneThatTheSandboxMoves() {
        Instant before = clock.instant();

        sandbox.advance(Duration.ofHours(1));

        assertThat(clock).isSameAs(movable);
        assertThat(clock.instant()).isAfter(before.plus(Duration.ofMinutes(59)));
    }

    @Test
    void codeExpiresWhenTheSandboxClockSaysSo() throws Exception {
        long subject = Long.parseLong(randomness.digits(9));
        Issuance issued = transaction.call(() ->
                challenges.issue(Recipient.of(subject), Purpose.PASSWORD_RESET, Kind.CODE, POLICY, clock.instant()));
        assertThat(issued).isInstanceOf(Issuance.Issued.class);

        sandbox.advance(CODE_LIFE);

        Answer late = transaction.call(() ->
                challenges.answer(Recipient.of(subject), Purpose.PASSWORD_RESET, Secret.of("123456"), clock.instant()));
        assertThat(late).isEqualTo(new Answer.NoneLive());
    }
}

package gatehouse.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.flow.Backlog;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrganTest {
    private static final Duration BOUND = Duration.ofMinutes(5);

    /** A load balancer would send callers to no node at all, those who sign in too. */
    @Test
    void noNodeStopsToAnswerForWhatAllOfThemShareAndSigningInDoesNotNeed() {
        assertThat(Stream.of(Organ.values()).filter(organ -> organ.lets(false)))
                .containsExactly(Organ.QUEUE, Organ.OUTBOX);
    }

    @Test
    void aNodeAnswersWhenAllIsWell() {
        assertThat(Organ.values()).allMatch(organ -> organ.lets(true));
    }

    @Test
    void theOutboxIsIllWhenAMessageWaitsUntriedForTooLong() {
        assertThat(outbox(BOUND.plusSeconds(1), Duration.ofDays(1)))
                .isEqualTo("a message has been waiting untried for 301 s");
        assertThat(outbox(BOUND, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void whatWaitedBeforeThisNodeTookAnyIsNoIllness() {
        assertThat(outbox(Duration.ofHours(1), BOUND)).isEmpty();
        assertThat(outbox(Duration.ofHours(1), BOUND.plusSeconds(1))).isNotEmpty();
    }

    private static String outbox(Duration untried, Duration going) {
        return Probes.outbox(new Backlog(1, untried, untried), going, BOUND).orElse("");
    }
}

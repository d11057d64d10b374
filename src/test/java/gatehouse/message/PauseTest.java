package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.flow.Pause;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Submission;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that is paused takes no message; nothing is lost by it. */
class PauseTest {
    private final OutboxBench bench = new OutboxBench();
    private final Pause pause = bench.pause;
    private final FakeGateway gateway = FakeGateway.accepting("primary");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aHintThatComesDuringAPauseClaimsNothing() {
        UUID id = bench.post();
        pause.turn(true);

        dispatcher(gateway).onMessage(hint(id));

        assertThat(gateway.got).isEmpty();
        assertThat(bench.status(id)).isEqualTo("QUEUED");
        assertThat(bench.column(id, "attempts")).isEqualTo("0");
    }

    /** What waited meanwhile is old, but has not waited for this node. */
    @Test
    void aNodeHasBeenGoingSinceItsLastPauseEnded() {
        bench.later(Duration.ofHours(1));
        assertThat(pause.goingFor()).isEqualTo(Duration.ofHours(1));

        pause.turn(true);
        bench.later(Duration.ofMinutes(10));
        pause.turn(false);
        bench.later(Duration.ofSeconds(3));
        pause.turn(false);

        assertThat(pause.goingFor()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theSweeperSendsNoHintsDuringAPauseAndAllOfThemAfterIt() {
        bench.post();
        bench.later(Duration.ofMinutes(1));
        bench.sent.clear();
        pause.turn(true);

        sweeper().lookAfter();
        assertThat(bench.sent).isEmpty();

        pause.turn(false);
        sweeper().lookAfter();
        assertThat(bench.sent).hasSize(1);
    }

    @Test
    void whatIsUnderWayWhenThePauseBeginsEnds() {
        FakeGateway slow = FakeGateway.answering("slow", message -> {
            pause.turn(true);
            return new Submission.Accepted("1");
        });
        UUID id = bench.post();

        dispatcher(slow).onMessage(hint(id));

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    @Test
    void afterThePauseHintsCountAgain() {
        UUID id = bench.post();
        pause.turn(true);
        pause.turn(false);

        dispatcher(gateway).onMessage(hint(id));

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    private Dispatcher dispatcher(FakeGateway asked) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.dispatch = bench.dispatch(asked);
        dispatcher.pause = pause;
        return dispatcher;
    }

    private Sweeper sweeper() {
        Sweeper sweeper = new Sweeper();
        sweeper.messages = bench.messages;
        sweeper.receipts = bench.parked;
        sweeper.pause = pause;
        return sweeper;
    }

    /** Whatever else a message of the queue has, nobody looks at. */
    private static jakarta.jms.Message hint(UUID id) {
        return (jakarta.jms.Message) Proxy.newProxyInstance(
                PauseTest.class.getClassLoader(),
                new Class<?>[] {jakarta.jms.Message.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("getBody")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return id.toString();
                });
    }
}

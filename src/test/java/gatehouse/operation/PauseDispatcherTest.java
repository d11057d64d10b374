package gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.flow.Pause;
import gatehouse.support.House;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseDispatcherTest {
    private final House house = new House();
    private final Pause pause = house.get(Pause.class);
    private final PauseDispatcher dispatcher = house.get(PauseDispatcher.class);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void thePauseBeginsAndEndsOnceItIsOnRecord() {
        dispatcher.turn(true);
        dispatcher.follow(house.wiring.lastTold(PauseDispatcher.Turned.class));
        assertThat(pause.isOn()).isTrue();

        dispatcher.turn(false);
        dispatcher.follow(house.wiring.lastTold(PauseDispatcher.Turned.class));
        assertThat(pause.isOn()).isFalse();
        assertThat(house.wiring.told(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome)
                .containsExactly(tuple(Action.PAUSE_DISPATCHER, "ON"), tuple(Action.PAUSE_DISPATCHER, "OFF"));
    }

    /** As when the commit fails: nobody is told then. */
    @Test
    void withoutARecordThereIsNoPause() throws Exception {
        dispatcher.turn(true);

        assertThat(pause.isOn()).isFalse();
        assertThat(PauseDispatcher.class
                        .getDeclaredMethod("follow", PauseDispatcher.Turned.class)
                        .getParameters()[0]
                        .getAnnotation(Observes.class)
                        .during())
                .isEqualTo(TransactionPhase.AFTER_SUCCESS);
    }
}

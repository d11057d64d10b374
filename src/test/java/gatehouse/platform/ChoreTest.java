package gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChoreTest {
    private final Logger logger = Logger.getLogger(ChoreTest.class.getName());
    private final List<Level> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Chore chore = new Chore(ChoreTest.class, "some-work");

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void workIsRepeatedWhileThereIsMore() {
        AtomicInteger done = new AtomicInteger();

        chore.repeatWhile(() -> done.incrementAndGet() < 3);

        assertThat(done).hasValue(3);
        assertThat(logged).isEmpty();
    }

    @Test
    void aTurnEndsWhenItDidItsShareThoughThereIsMore() {
        AtomicInteger done = new AtomicInteger();

        chore.repeatWhile(() -> done.incrementAndGet() > 0, 3);

        assertThat(done).hasValue(3);
    }

    @Test
    void aFailureNeverReachesTheTimer() {
        chore.repeatWhile(this::fail);

        assertThat(logged).containsExactly(Level.WARNING);
    }

    @Test
    void aLongOutageIsToldOnceAndItsEndOnce() {
        chore.repeatWhile(this::fail);
        chore.repeatWhile(this::fail);
        chore.repeatWhile(() -> false);
        chore.repeatWhile(() -> false);
        chore.repeatWhile(this::fail);

        assertThat(logged).containsExactly(Level.WARNING, Level.INFO, Level.WARNING);
    }

    private boolean fail() {
        throw new IllegalStateException("The database is away");
    }
}

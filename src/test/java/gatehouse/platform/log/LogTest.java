package gatehouse.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
    private static final Trace TRACE = new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
    private static final String MARK = "[trace 0af7651916cd43dd8448eb211c80319c] ";

    private final Logger logger = Logger.getLogger(LogTest.class.getName());
    private final List<LogRecord> entries = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Log log = Log.of(LogTest.class);

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void aLineOfWorkThatGoesOnHasTheTraceOfItsCall() {
        CurrentCall.continuing(TRACE, () -> log.info("message.sent id=1"));
        log.info("message.sent id=2");

        assertThat(lines()).containsExactly(MARK + "message.sent id=1", "message.sent id=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u001b[2Jb", "a\u0000b", "a\u0085b"})
    void itStaysOneLineWhateverIsInIt(String text) {
        log.warning(text);

        assertThat(lines()).singleElement().asString().matches("a\\\\u[0-9a-f]{4}.*b");
    }

    @Test
    void bracesAreNoPlacesToFill() {
        log.info("{0} it's");

        assertThat(lines()).containsExactly("{0} it's");
    }

    @Test
    void ofWhatWasThrownItHasTheKindsAndPlacesAndNotTheMessages() {
        Exception root = new SQLException("Key (name)=(S3cret!) already exists", "23505");
        Exception thrown = new IllegalStateException("insert ... S3cret!", new RuntimeException("S3cret!", root));

        log.error("A call failed", thrown, TRACE);

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith(MARK + "A call failed: java.lang.IllegalStateException <- java.lang.RuntimeException"
                        + " <- java.sql.SQLException(23505) at LogTest.ofWhatWasThrown")
                .doesNotContain("S3cret!", "\n");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.getThrown()).isNull());
    }

    @Test
    void whoAsksForMoreGetsAllOfIt() {
        logger.setLevel(Level.FINE);
        Exception thrown = new IllegalStateException("all of it");

        log.error("A call failed", thrown, TRACE);

        assertThat(entries).hasSize(2);
        assertThat(entries.get(1).getLevel()).isEqualTo(Level.FINE);
        assertThat(entries.get(1).getThrown()).isSameAs(thrown);
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalArgumentException(one);
        one.initCause(other);

        log.warning("Something failed", one);

        assertThat(lines()).hasSize(1);
    }

    @Test
    void nothingThrownIsNothingToTell() {
        log.warning("A call could not be served", null, TRACE);

        assertThat(lines()).containsExactly(MARK + "A call could not be served");
    }

    private List<String> lines() {
        return entries.stream().map(LogRecord::getMessage).toList();
    }
}

package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.NodeServer;
import gatehouse.rig.OutsideBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An Artemis broker outside, or the way to it, breaks under a node that uses it. */
class OutsideBrokerUnderFault extends WithoutBroker<OutsideBrokerUnderFault.Fault> {
    private static final Duration AWAY = Duration.ofSeconds(8);
    private static final int BYTES = 3_001;
    /** A message whose hint was lost in a commit gets another after ten seconds, and one that loses that too is too late for a test. */
    private static final Duration BETWEEN = Duration.ofSeconds(16);

    private static final Duration BEFORE = Duration.ofSeconds(6);

    enum Fault {
        BREAKS_AGAIN_AND_AGAIN,
        STOPPED,
        KILLED,
        FROZEN
    }

    private OutsideBroker broker;
    private Wire wire;

    @Override
    List<Fault> faults() {
        return List.of(Fault.values());
    }

    @Override
    Map<String, String> prepared(Path ignored) {
        broker = OutsideBroker.in(folder.resolve("broker")).start();
        wire = Wire.to(broker.port());
        return broker.settings(wire.port());
    }

    @Override
    void begin(Fault fault) {
        // Callers wait for codes while the broker is away: between two faults they get on.
        pause(fault == faults().get(0) ? BEFORE : BETWEEN);
        switch (fault) {
            case BREAKS_AGAIN_AND_AGAIN -> wire.breakEvery(BYTES);
            case STOPPED -> broker.stop();
            case KILLED -> broker.kill();
            case FROZEN -> broker.freeze();
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    @Override
    Duration lasts(Fault fault) {
        return AWAY;
    }

    @Override
    void end(Fault fault) {
        switch (fault) {
            case BREAKS_AGAIN_AND_AGAIN -> wire.mend();
            case STOPPED, KILLED -> broker.start();
            case FROZEN -> broker.thaw();
        }
    }

    @Override
    DataSource left(Path data) {
        return Embedded.in(data);
    }

    @Test
    void theBrokerWasMissed() {
        assertThat(log()).contains("message.hint-lost");
    }

    @Override
    int branchesInDoubt(NodeServer ignored) throws Exception {
        return broker.branchesInDoubt();
    }

    @Override
    void cleanUp() {
        if (wire != null) {
            wire.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}

package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gatehouse.rig.NodeServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The disk with the journal of the embedded broker is full: the broker stops by itself, and is started again. */
class EmbeddedBrokerUnderFault extends WithoutBroker<EmbeddedBrokerUnderFault.Fault> {
    private static final Duration FULL = Duration.ofSeconds(15);
    private static final int MEGABYTES = 16;

    enum Fault {
        DISK_FULL,
        DISK_FULL_AGAIN
    }

    private Disk disk;

    @Override
    List<Fault> faults() {
        return List.of(Fault.values());
    }

    @Override
    Map<String, String> prepared(Path data) {
        assumeTrue(NodeServer.isMicro(), "The disk is that of our adapter");
        disk = Disk.mounted(data.resolve("broker"), MEGABYTES);
        return Map.of();
    }

    @Override
    void begin(Fault fault) {
        disk.fillWhatIsSetAside();
    }

    @Override
    Duration lasts(Fault fault) {
        return FULL;
    }

    @Override
    void end(Fault fault) {
        disk.free();
    }

    @Override
    DataSource left(Path data) {
        return Embedded.in(data);
    }

    @Test
    void theBrokerStoppedEachTimeAndIsBack() {
        assertThat(log().split("broker.down", -1)).hasSizeGreaterThan(faults().size());
        assertThat(log().lastIndexOf("broker.up")).isGreaterThan(log().lastIndexOf("broker.down"));
    }

    @Override
    void cleanUp() {
        if (disk != null) {
            disk.close();
        }
    }
}

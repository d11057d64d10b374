package gatehouse.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
    @TempDir
    Path data;

    @Test
    void aNodeIsAskedToDrainAsLongAsTheFileIsThere() throws Exception {
        Drain drain = new Drain(Settings.of(Map.of("gatehouse.data", data.toString())));

        assertThat(drain.isAsked()).isFalse();
        Path file = Files.createFile(data.resolve("drain"));
        assertThat(drain.isAsked()).isTrue();
        Files.delete(file);
        assertThat(drain.isAsked()).isFalse();
    }

    @Test
    void aSettingNamesAnotherFile() throws Exception {
        Path other = Files.createFile(data.resolve("stop"));
        Drain drain = new Drain(Settings.of(Map.of("gatehouse.drain-file", other.toString())));

        assertThat(drain.isAsked()).isTrue();
    }

    @Test
    void aStartEndsWhatThePreviousStopBegan() throws Exception {
        Files.createFile(data.resolve("drain"));
        Drain drain = new Drain(Settings.of(Map.of("gatehouse.data", data.toString())));

        drain.endAtStart(new DatabaseReady());

        assertThat(drain.isAsked()).isFalse();
    }

    /** It is removed by whoever put it there, and until then the node says that it is not ready. */
    @Test
    void aFileThatCannotBeRemovedStopsNoStart() throws Exception {
        Files.createFile(Files.createDirectory(data.resolve("drain")).resolve("in the way"));
        Drain drain = new Drain(Settings.of(Map.of("gatehouse.data", data.toString())));

        drain.endAtStart(new DatabaseReady());

        assertThat(drain.isAsked()).isTrue();
    }
}

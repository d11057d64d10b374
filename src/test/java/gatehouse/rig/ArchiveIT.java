package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests over HTTP speak of the archive that is shipped, and of nothing else. */
@Tag("acceptance")
class ArchiveIT {
    private static final long MOST_BYTES = 30_000_000;

    @TempDir
    File folder;

    @Test
    void whatIsDeployedHasTheChecksumsOfWhatMavenBuilt() throws IOException {
        WebArchive tested = Archives.built();

        File exported = new File(folder, tested.getName());
        tested.as(ZipExporter.class).exportTo(exported);

        assertThat(checksums(exported)).isEqualTo(checksums(Archives.file()));
    }

    @Test
    void noBrokerIsInTheArchive() throws IOException {
        assertThat(checksums(Archives.file()).keySet()).noneMatch(name -> name.contains("artemis"));
    }

    @Test
    void theArchiveIsNoBiggerThan30Megabytes() {
        assertThat(Archives.file().length()).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static Map<String, Long> checksums(File archive) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive)) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach((ZipEntry entry) -> checksums.put(entry.getName(), entry.getCrc()));
        }
        return checksums;
    }
}

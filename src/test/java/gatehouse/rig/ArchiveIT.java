package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests over HTTP speak of the archive that is shipped, and of nothing else. */
@Tag("acceptance")
class ArchiveIT extends DeployedGatehouse {
    private static final long MOST_BYTES = 30_000_000;

    private final Path built = Archives.file().toPath();

    @Test
    void whatTheServerHasIsWhatMavenBuiltByteForByte() throws Exception {
        assumeThat(ServerUnderTest.isRemote())
                .as("a server that is there already, whose files are not ours to see")
                .isFalse();

        assertThat(SharedServer.deployed()).isNotEqualTo(built).hasDigest("SHA-256", sha256(built));
    }

    @Test
    void noBrokerIsInTheArchive() throws IOException {
        try (ZipFile archive = new ZipFile(built.toFile())) {
            assertThat(archive.stream())
                    .isNotEmpty()
                    .noneMatch(entry -> entry.getName().contains("artemis"));
        }
    }

    @Test
    void theArchiveIsNoBiggerThan30Megabytes() throws IOException {
        assertThat(Files.size(built)).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

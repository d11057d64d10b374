package gatehouse.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Where the server keeps its data, and what that uses of the CPU in processes of its own. */
interface BenchDatabase extends AutoCloseable {
    /** The one that the server brings along, within its own process. */
    final class Embedded implements BenchDatabase {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public String floorUrl(Path folder) {
            return "jdbc:h2:file:" + folder + "/floor;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        }

        @Override
        public Duration cpu() {
            return Duration.ZERO;
        }

        @Override
        public void close() {
            // Ends with the server.
        }
    }

    /** @param kind {@code h2} or {@code postgresql} */
    static BenchDatabase start(String kind) {
        return switch (kind) {
            case "h2" -> new Embedded();
            case "postgresql" -> new PostgreSql();
            default -> throw new IllegalArgumentException("No such database: " + kind);
        };
    }

    /** What the server is told. */
    Map<String, String> settings();

    /** Where the floor keeps its rows, as careful about commits as ours. */
    String floorUrl(Path folder);

    /** Since it started. */
    Duration cpu();

    @Override
    void close();
}

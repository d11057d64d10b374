package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.server.Command;
import gatehouse.rig.server.Command.Ended;
import gatehouse.rig.server.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The archive of the version before, which a cluster still runs here and there while it is upgraded. It is the one that
 * {@code gatehouse.it.before} names; else the one of the commit before the newest migration, which is built of the
 * history of this checkout and kept in {@code target/upgrade} under the name of that commit.
 */
final class VersionBefore {
    private static final Path BASE = Path.of(System.getProperty("gatehouse.it.basedir"));
    private static final Path TARGET = Path.of(System.getProperty("gatehouse.it.target"));
    private static final Path UPGRADE = TARGET.resolve("upgrade");
    private static final String MIGRATIONS = "src/main/resources/db/migration";
    private static final String COMMIT = "[0-9a-f]{40,64}";

    private VersionBefore() {}

    /**
     * A folder for the launcher, with everything as this build made it but the archive.
     *
     * @throws TestAbortedException where there is no history to build it of
     */
    static Path target() {
        Path archive = archive();
        Path folder = UPGRADE.resolve("server");
        try {
            Folders.empty(folder);
            Files.createSymbolicLink(folder.resolve("gatehouse.war"), archive);
            for (String same : List.of("gatehouse-broker.rar", "launcher")) {
                Files.createSymbolicLink(folder.resolve(same), TARGET.resolve(same));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return folder;
    }

    /** The number of the newest migration of this version. */
    static int newestMigration() {
        return number(newest());
    }

    private static Path archive() {
        String given = System.getProperty("gatehouse.it.before", "");
        Path archive = given.isEmpty() ? built(commit()) : BASE.resolve(given);
        assertThat(archive).isRegularFile();
        return archive;
    }

    private static Path newest() {
        try (Stream<Path> migrations = Files.list(BASE.resolve(MIGRATIONS))) {
            return migrations
                    .max(Comparator.comparingInt(VersionBefore::number))
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int number(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("^V([0-9]+)__.*", "$1"));
    }

    /** The newest one at all where the migration was not committed yet. */
    private static String commit() {
        String added =
                git("log", "-1", "--diff-filter=A", "--format=%H", "--", MIGRATIONS + "/" + newest().getFileName());
        String before = git("rev-parse", "--verify", added.isEmpty() ? "HEAD" : added + "^");
        if (!before.matches(COMMIT)) {
            throw new TestAbortedException("No commit before the newest migration: " + before);
        }
        return before;
    }

    private static String git(String... words) {
        Ended ended = new Command(
                        Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new))
                .in(BASE)
                .end();
        String printed = ended.printed().strip();
        if (ended.status() != 0) {
            throw new TestAbortedException(
                    "The version before is built of the history of a whole git clone, or named by"
                            + " -Dgatehouse.it.before=FILE; git says: " + printed);
        }
        return printed;
    }

    private static Path built(String commit) {
        Path kept = UPGRADE.resolve(commit + ".war");
        if (Files.exists(kept)) {
            return kept;
        }
        Path source = UPGRADE.resolve("source");
        Path packed = UPGRADE.resolve("source.tar");
        try {
            Folders.empty(source);
            new Command("git", "archive", "--output", packed.toString(), commit)
                    .in(BASE)
                    .run();
            new Command("tar", "-xf", packed.toString()).in(source).run();
            new Command(
                            System.getProperty("gatehouse.it.maven") + "/bin/mvn",
                            "-B",
                            "-ntp",
                            "-q",
                            "package",
                            "-Dmaven.repo.local=" + System.getProperty("gatehouse.it.repository"),
                            "-Dmaven.test.skip=true",
                            "-Dspotless.check.skip=true")
                    .in(source)
                    .run();
            Files.move(source.resolve("target/gatehouse.war"), kept);
            Folders.empty(source);
            Files.delete(packed);
            return kept;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}

package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of PostgreSQL as the READMEs of the servers describe it, and what comes back of it, with the tools that come
 * with PostgreSQL. In the build's {@code tools} profile.
 */
class BackupWithTools {
    /** The server refuses to run as root, and is content with a user who only seems to be another. */
    private static final String TOOLS = """
            PATH=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1):$PATH
            somebody() { if [ "$(id -u)" = 0 ]; then unshare -U "$@"; else "$@"; fi; }
            """;

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void startDatabase() throws Exception {
        port = TestServerSettings.freePort();
        run("somebody initdb -D cluster -U gatehouse -A trust > initdb.txt");
        run("somebody pg_ctl -D cluster -w -l cluster.log -o '-p " + port + " -k " + folder + "' start > start.txt");
        run("createdb gatehouse");
    }

    @AfterEach
    void stopDatabase() throws Exception {
        run("somebody pg_ctl -D cluster -w -m fast stop");
    }

    @Test
    void aDumpTakenWhileItRunsAndTheSecretsBringEverythingBack() throws Exception {
        Eclipse.Person person;
        try (Launched first = launch("first", "gatehouse")) {
            person = Eclipse.at(first.base()).person("first_password");
            run("pg_dump -Fc gatehouse > gatehouse.dump");
        }

        run("createdb restored && pg_restore -d restored gatehouse.dump");
        Files.createDirectories(folder.resolve("second"));
        for (String secret : new String[] {"pepper.hex", "sealing-key.hex"}) {
            Files.copy(
                    folder.resolve("first").resolve(secret),
                    folder.resolve("second").resolve(secret));
        }

        try (Launched second = launch("second", "restored")) {
            Eclipse eclipse = Eclipse.at(second.base());
            assertThat(eclipse.opens(eclipse.jwt(person.identity(), person.password()), person))
                    .isTrue();
            assertThat(AuditChain.verify(eclipse.console()).at("state")).isEqualTo("INTACT");
        }
    }

    private Launched launch(String data, String database) {
        return Launch.in(folder.resolve(data))
                .with("gatehouse.db.url", "jdbc:postgresql://localhost:" + port + "/" + database)
                .with("gatehouse.db.user", "gatehouse")
                .start()
                .awaitReady();
    }

    private void run(String command) throws Exception {
        new Shell(folder)
                .run(TOOLS + "export PGHOST=localhost PGPORT=" + port + " PGUSER=gatehouse PGDATABASE=postgres\n"
                        + command);
    }
}

package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.server.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.postgresql.Driver;

/**
 * What the README of {@code server-config} promises to the people at the console, in the order in which they would do it: a
 * server as it comes from its maker, set up by the scripts, and Gatehouse on it in production mode, on PostgreSQL, with
 * secrets, database and queue of the server.
 */
@Tag("acceptance")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerAtConsole {
    private static final String ADMIN = "first.admin";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final boolean WILDFLY =
            System.getProperty("arquillian.launch").equals("wildfly");

    private static EmbeddedPostgres postgresql;
    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        postgresql = EmbeddedPostgres.start();
        server = ServerUnderTest.untouched("at-console");
        server.addDriver(Archives.jarOf(Driver.class).toPath());
        server.start(ServerUnderTest.SHORT_LIVED);
        api = Api.at(URI.create("http://localhost:" + server.port()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        postgresql.close();
    }

    @Test
    @Order(1)
    void eachScriptMayBeRunTwice() {
        server.set("gatehouse.db.url", "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres");
        server.set("gatehouse.db.user", "postgres");
        for (int time = 0; time < 2; time++) {
            server.apply(ServerUnderTest.script("server"));
            server.putSecrets(secrets());
            server.putSecrets(secrets(), "gatehouse.db.password", "postgres");
            server.putSecrets(secrets(), "gatehouse.bootstrap.password", PASSWORD);
            server.apply(ServerUnderTest.script("database"));
        }

        assertThat(server.putSecrets(secrets()))
                .contains("gatehouse.secrets.pepper is there, and stays.")
                .contains("gatehouse.secrets.sealing-key is there, and stays.");
    }

    @Test
    @Order(2)
    void aResourceThatTheServerDoesNotHaveStopsTheStartWithOneLine() {
        server.set("gatehouse.bootstrap.admin", ADMIN);
        server.set("gatehouse.public-url", "http://localhost:" + server.port());
        server.set("gatehouse.db.jndi", WILDFLY ? "java:/jdbc/gatehouse" : "jdbc/gatehouse");
        server.set("gatehouse.jms.connection-factory", "jms/nobody");

        assertThatThrownBy(() -> deploy()).isInstanceOf(AssertionError.class);

        assertThat(server.log())
                .contains("Gatehouse cannot start: Setting gatehouse.jms.connection-factory"
                        + " does not name a JMS connection factory of this server");
    }

    @Test
    @Order(3)
    void productionStartsWithSecretsDatabaseAndQueueOfTheServer() throws Exception {
        server.set("gatehouse.jms.connection-factory", WILDFLY ? "java:/jms/gatehouse" : "jms/gatehouse");

        deploy();

        Answer page = api.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Gatehouse-Mode")).isEmpty();
        assertThat(signIn()).isEqualTo(200);
        assertThat(connected()).containsExactly("gatehouse");
    }

    @Test
    @Order(4)
    void theConsolesPathIsOurs() {
        assertThat(api.get("/console/api/maintenance").status()).isEqualTo(401);
    }

    @Test
    @Order(5)
    void aRestartFindsEverythingAgain() {
        server.restart();

        // Before that, the server's own page is there.
        await().atMost(PATIENCE).until(() -> api.get("/").text().contains("Gatehouse"));
        assertThat(signIn()).isEqualTo(200);
    }

    private static void deploy() {
        server.deploy(Archives.file().toPath(), "/");
    }

    private static int signIn() {
        return api.below(Eclipse.PATH)
                .post("/authentication/login", Eclipse.loginBody(ADMIN, PASSWORD))
                .status();
    }

    private static Path secrets() {
        return ServerUnderTest.configuration().resolve("secrets.sh");
    }

    /** Who, as they say, is connected to the database. */
    private static Set<String> connected() throws Exception {
        Set<String> names = new TreeSet<>();
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select application_name from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}

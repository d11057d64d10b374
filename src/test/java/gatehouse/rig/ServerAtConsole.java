package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.server.Collector;
import gatehouse.rig.server.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
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
import org.junit.jupiter.api.io.TempDir;
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
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final boolean WILDFLY = ServerUnderTest.isWildFly();

    /** Of this machine too, and what listens at all of its addresses listens there. */
    private static final String OTHER_ADDRESS = "127.0.0.2";

    private static final String DATABASE_PASSWORD = "password of the database";

    private static EmbeddedPostgres postgresql;
    private static Collector collector;
    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        postgresql = EmbeddedPostgres.start();
        onlyWithPassword();
        collector = new Collector();
        server = ServerUnderTest.untouched("at-console");
        server.addDriver(Archives.jarOf(Driver.class).toPath());
        server.start(ServerUnderTest.SHORT_LIVED);
        api = Api.at(URI.create("http://localhost:" + server.port()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        collector.close();
        postgresql.close();
    }

    /** The user of Gatehouse is let in by a password, unlike the one who made the database. */
    private static void onlyWithPassword() throws Exception {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role gatehouse superuser login password '" + DATABASE_PASSWORD + "'");
            try (ResultSet file = statement.executeQuery("show hba_file")) {
                file.next();
                Path rules = Path.of(file.getString(1));
                Files.writeString(rules, "host all gatehouse all scram-sha-256\n" + Files.readString(rules));
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    @Test
    @Order(1)
    void eachScriptMayBeRunTwice() {
        server.set("gatehouse.db.url", "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres");
        server.set("gatehouse.db.user", "gatehouse");
        server.set("otel.exporter.otlp.endpoint", collector.address().toString());
        for (int time = 0; time < 2; time++) {
            server.apply(ServerUnderTest.script("server"));
            server.putSecrets(secrets());
            server.putSecrets(secrets(), "gatehouse.db.password", DATABASE_PASSWORD);
            server.putSecrets(secrets(), "gatehouse.bootstrap.password", PASSWORD);
            server.apply(ServerUnderTest.script("database"));
            server.apply(ServerUnderTest.script("tracing"));
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
    @Order(4)
    void anErrorHasTheTraceThatTheServerCollects() {
        Answer refused =
                api.below(Eclipse.PATH).post("/authentication/login", Eclipse.loginBody(ADMIN, "not the password"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("request-ref")).matches("[0-9a-f]{32}");
        await().atMost(PATIENCE)
                .until(() -> collector.spans(refused.header("request-ref")).contains("POST"));
    }

    /** The gateway is the one that production has where no other is named. */
    @Test
    @Order(4)
    void aTraceGoesThroughCallQueueAndGateway() {
        Answer asked = api.below(Eclipse.PATH).post("/global/verifications", "{\"phone\":\"27820000001\"}");

        assertThat(asked.status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.spans(asked.header("request-ref")))
                        .contains("POST", "message.attempt", "gateway log"));
    }

    @Test
    @Order(5)
    void aRestartFindsEverythingAgain() {
        server.restart();

        awaitPage();
        assertThat(signIn()).isEqualTo(200);
    }

    /** Whoever reaches them may throw the switches, and on Payara Server everybody may until its administrator has a password. */
    @Test
    @Order(6)
    void theManagedBeansAreForThisMachineOnly() throws Exception {
        assertThat(listens("127.0.0.1")).isTrue();
        assertThat(listens(OTHER_ADDRESS)).isFalse();
    }

    private static boolean listens(String address) throws IOException {
        try (Socket socket = new Socket(address, server.beansPort())) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** The database meanwhile as a copy of its own: pg_dump and pg_restore have a test of their own. */
    @Test
    @Order(7)
    void aBackupBringsServerAndDatabaseBack(@TempDir Path backup) throws Exception {
        server.close();
        server.backUp(backup);
        inMaintenance("create database backup template postgres");
        inMaintenance("drop database postgres with (force)");

        server.restore(backup);
        inMaintenance("alter database backup rename to postgres");
        server.start(ServerUnderTest.SHORT_LIVED);

        awaitPage();
        assertThat(signIn()).isEqualTo(200);
        assertThat(AuditChain.verify(api.below("/console/api").as(jwt())).at("state"))
                .isEqualTo("INTACT");
    }

    /** Before that, the server's own page is there. */
    private static void awaitPage() {
        await().atMost(PATIENCE).until(() -> api.get("/").text().contains("Gatehouse"));
    }

    private static void deploy() {
        server.deploy(Archives.file().toPath(), "/");
    }

    private static int signIn() {
        return login().status();
    }

    private static String jwt() {
        return Eclipse.jwt(login());
    }

    private static Answer login() {
        return api.below(Eclipse.PATH).post("/authentication/login", Eclipse.loginBody(ADMIN, PASSWORD));
    }

    /** While nobody is connected to the database of Gatehouse. */
    private static void inMaintenance(String command) throws Exception {
        try (Connection connection =
                        postgresql.getDatabase("postgres", "template1").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
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

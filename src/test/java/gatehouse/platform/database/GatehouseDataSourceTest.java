package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class GatehouseDataSourceTest {
    @TempDir
    Path folder;

    @Test
    void withoutSettingsTheDatabaseIsAFileInTheDataFolder() throws SQLException {
        execute(dataSource(Map.of()), "create table t (id integer primary key)");

        assertThat(folder.resolve("gatehouse.mv.db")).exists();
    }

    @Test
    void theEndClosesTheFileThoughAConnectionWasForgotten() throws Exception {
        GatehouseDataSource first = dataSource(Map.of());
        Connection forgotten = first.getConnection();

        first.end();

        assertThat(forgotten.isValid(1)).isFalse();
        assertThatThrownBy(first::getConnection).isInstanceOf(SQLNonTransientConnectionException.class);
        try (FileChannel file = FileChannel.open(folder.resolve("gatehouse.mv.db"), StandardOpenOption.WRITE)) {
            assertThat(file.tryLock()).isNotNull();
        }
    }

    @Test
    void theEndOfOneThatWasNeverAskedMakesNoFile() {
        dataSource(Map.of()).end();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theEmbeddedDatabaseSpeaksPostgresql() throws SQLException {
        GatehouseDataSource embedded = dataSource(Map.of());
        try (Connection connection = embedded.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table T (id integer primary key, v integer)");
            statement.execute("insert into t values (1, null), (2, 7)");
            statement.execute("insert into t values (1, 1) on conflict do nothing");

            try (ResultSet row = statement.executeQuery("select id from t order by v")) {
                row.next();

                assertThat(row.getInt("id")).isEqualTo(2);
            }
        }
    }

    @Test
    void anUrlMeansPostgresqlThatFindsTheTypeOfATextByItself() throws SQLException {
        GatehouseDataSource postgresql = dataSource(Map.of(
                "gatehouse.db.url", "jdbc:postgresql://db.example/gatehouse",
                "gatehouse.db.user", "u",
                "gatehouse.db.password", "p"));

        PGSimpleDataSource driver = postgresql.unwrap(PGSimpleDataSource.class);

        assertThat(driver.getServerNames()).containsExactly("db.example");
        assertThat(driver.getUser()).isEqualTo("u");
        assertThat(driver.getPassword()).isEqualTo("p");
        assertThat(driver.getStringType()).hasToString("unspecified");
    }

    @Test
    void postgresqlIsToldHowLongToWaitUnlessTheUrlSaysSo() throws SQLException {
        String url = "jdbc:postgresql://db.example/gatehouse";

        assertThat(options(url)).contains("lock_timeout=2500").contains("idle_in_transaction_session_timeout=30000");
        assertThat(options(url + "?options=-c%20lock_timeout=7")).isEqualTo("-c lock_timeout=7");
    }

    private String options(String url) throws SQLException {
        return dataSource(Map.of("gatehouse.db.url", url))
                .unwrap(PGSimpleDataSource.class)
                .getOptions();
    }

    @Test
    @Timeout(30)
    void aDatabaseThatTakesAConnectionAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            GatehouseDataSource postgresql = dataSource(
                    Map.of("gatehouse.db.url", "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x"));
            postgresql.setLoginTimeout(1);
            postgresql.serve();

            assertThatThrownBy(postgresql::getConnection).isNotInstanceOf(SQLTransientConnectionException.class);
            assertThatThrownBy(postgresql::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void aStartWaitsLongerForAConnectionThanACall() throws SQLException {
        GatehouseDataSource postgresql =
                dataSource(Map.of("gatehouse.db.url", "jdbc:postgresql://127.0.0.1:1/refuses"));
        postgresql.setLoginTimeout(1);

        assertThat(secondsOfAnAttempt(postgresql)).isEqualTo(10);
        postgresql.serve();
        assertThat(secondsOfAnAttempt(postgresql)).isEqualTo(1);
    }

    private static int secondsOfAnAttempt(GatehouseDataSource postgresql) throws SQLException {
        assertThatThrownBy(postgresql::getConnection).isInstanceOf(SQLException.class);
        return postgresql.unwrap(PGSimpleDataSource.class).getLoginTimeout();
    }

    @Test
    void anotherKindOfUrlIsABrokenSettingThatDoesNotShowTheUrl() {
        GatehouseDataSource wrong = dataSource(Map.of("gatehouse.db.url", "jdbc:other:secret"));

        assertThatThrownBy(wrong::getConnection)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.db.url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPoolThatTheServerDoesNotHaveIsABrokenSetting() {
        GatehouseDataSource wrong = dataSource(Map.of("gatehouse.db.jndi", "jdbc/absent"));

        assertThatThrownBy(wrong::getConnection)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.db.jndi");
    }

    @Test
    void aSemicolonInTheFolderCannotSmuggleOptionsIntoTheUrl() {
        assertThatThrownBy(() -> GatehouseDataSource.embeddedUrl(Path.of("/x;INIT=RUNSCRIPT")))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.data");
    }

    private GatehouseDataSource dataSource(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("gatehouse.data", folder.toString());
        return new GatehouseDataSource(
                Settings.of(all), false, new AtomicReference<>(GatehouseDataSource.Phase.STARTING));
    }

    private static void execute(GatehouseDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LastingConnectionTest {
    @TempDir
    Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private final AtomicInteger opened = new AtomicInteger();
    private Connection connection;
    private Connection below;

    @BeforeEach
    void connect() throws SQLException {
        // As ours: what was committed is in the file.
        database.setURL("jdbc:h2:file:" + folder.resolve("database") + ";WRITE_DELAY=0");
        connection = LastingConnection.of(() -> {
            opened.incrementAndGet();
            below = database.getConnection();
            return below;
        });
        execute("create table seen (id integer primary key)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Whoever has a connection to the database has lost it. */
    private void restart() throws SQLException {
        try (Connection administrator = database.getConnection();
                Statement statement = administrator.createStatement()) {
            statement.execute("shutdown");
        }
    }

    /** As H2 does when it cannot write. */
    private void giveUpTheStore() throws SQLException {
        SessionLocal session = (SessionLocal) below.unwrap(JdbcConnection.class).getSession();
        session.getDatabase().getStore().closeImmediately();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int rows() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from seen")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void aSoundConnectionStaysTheOneThatItIs() throws SQLException {
        connection.setAutoCommit(false);
        execute("insert into seen values (1)");
        connection.commit();
        execute("insert into seen values (2)");
        connection.rollback();

        assertThat(rows()).isEqualTo(1);
        assertThat(opened).hasValue(1);
    }

    @Test
    void outsideATransactionALostConnectionIsOpenedAnew() throws SQLException {
        restart();
        execute("insert into seen values (1)");

        assertThat(rows()).isEqualTo(1);
        assertThat(opened).hasValue(2);
    }

    @Test
    void betweenTwoTransactionsItIsOpenedAnewInTheSameMode() throws SQLException {
        connection.setAutoCommit(false);
        execute("insert into seen values (1)");
        connection.commit();
        restart();
        execute("insert into seen values (2)");

        assertThat(rows()).as("the second one has not been committed").isEqualTo(1);
        connection.commit();
        assertThat(rows()).isEqualTo(2);
    }

    /** Else the first half of what belongs together would be missing, and nobody would know. */
    @Test
    void aTransactionThatIsLostFailsToItsEndAndTheNextOneWorks() throws SQLException {
        connection.setAutoCommit(false);
        execute("insert into seen values (1)");
        restart();

        assertThatThrownBy(() -> execute("insert into seen values (2)")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("insert into seen values (2)")).isInstanceOf(SQLException.class);
        connection.rollback();
        execute("insert into seen values (3)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aCommitOfWhatIsLostFails() throws SQLException {
        connection.setAutoCommit(false);
        execute("insert into seen values (1)");
        restart();

        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        execute("insert into seen values (2)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatWasClosedStaysClosed() throws SQLException {
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> execute("insert into seen values (1)")).isInstanceOf(SQLException.class);
        assertThat(opened).hasValue(1);
    }

    @Test
    void anEmbeddedStoreThatWasGivenUpIsOpenedAnewWithWhatWasCommitted() throws SQLException {
        execute("insert into seen values (1)");
        giveUpTheStore();
        execute("insert into seen values (2)");

        assertThat(rows()).isEqualTo(2);
        assertThat(opened).hasValue(2);
    }

    @Test
    @Timeout(60)
    void aTransactionOnAStoreThatWasGivenUpEndsAndTheNextOneWorks() throws SQLException {
        connection.setAutoCommit(false);
        execute("insert into seen values (1)");
        giveUpTheStore();

        assertThatThrownBy(() -> execute("insert into seen values (2)")).isInstanceOf(SQLException.class);
        connection.rollback();
        execute("insert into seen values (3)");
        connection.commit();
        assertThat(rows()).isEqualTo(1);
    }
}

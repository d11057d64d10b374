package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.flow.Broker;
import gatehouse.rig.InsideGatehouse;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.persistence.Version;
import org.eclipse.persistence.jpa.JpaEntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything else relies on: the provider, and one transaction over the database and the queue. */
class PersistenceIT extends InsideGatehouse {
    private static final long A_WHILE_MILLIS = 1_000;

    @PersistenceUnit(unitName = "gatehouse")
    EntityManagerFactory entityManagers;

    @Resource(lookup = GatehouseDataSource.NAME)
    DataSource database;

    @Resource
    UserTransaction transaction;

    @Inject
    Broker broker;

    @BeforeEach
    void makeScratchTable() throws SQLException {
        execute("create table rig_scratch (id integer primary key)");
    }

    @AfterEach
    void dropScratchTable() throws SQLException {
        execute("drop table rig_scratch");
    }

    @Test
    void theProviderIsTheEclipseLinkOfTheArchive() {
        assertThat(entityManagers.unwrap(JpaEntityManagerFactory.class)).isNotNull();
        assertThat(Version.getVersion()).startsWith("4.0.9");
    }

    @Test
    void aRolledBackTransactionLeavesNeitherRowNorMessage() throws Exception {
        transaction.begin();
        execute("insert into rig_scratch values (1)");
        send("never");
        transaction.rollback();

        assertThat(rows()).isZero();
        assertThat(received()).isNull();
    }

    @Test
    void aCommittedTransactionLeavesBoth() throws Exception {
        transaction.begin();
        execute("insert into rig_scratch values (1)");
        send("once");
        transaction.commit();

        assertThat(rows()).isOne();
        assertThat(received()).isNotNull();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from rig_scratch")) {
            count.next();
            return count.getInt(1);
        }
    }

    private void send(String text) {
        try (JMSContext context = broker.session()) {
            context.createProducer().send(context.createQueue(ScratchQueue.NAME), text);
        }
    }

    private Message received() {
        try (JMSContext context = broker.session()) {
            Queue queue = context.createQueue(ScratchQueue.NAME);
            return context.createConsumer(queue).receive(A_WHILE_MILLIS);
        }
    }
}

package gatehouse.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Whoever worked here before there were admin users is one afterwards, and keeps the number that clients know. */
class StaffOfOldDatabasesTest {
    @Test
    void systemsAndAdministratorsBecomeAdminUsersAndCustomersDoNot() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        flyway(source, "4").migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, name, created) values (100, 'Bank', current_timestamp)");
            statement.execute("insert into customer (id, tenant_id, kind, status, created, version)"
                    + " values (1, 100, 'CONSUMER', 'ACTIVE', current_timestamp, 1)");
            statement.execute("insert into subject (id, tenant_id, population, name_scope, login_name, canonical_name,"
                    + " customer_id, role, created, version) values"
                    + " (2, 100, 'staff', 'GLOBAL', 'tenant-100-system', 'tenant-100-system', null, 'TENANT_SYSTEM',"
                    + " current_timestamp, 1),"
                    + " (3, 100, 'customers', 'GLOBAL', 'Ada', 'ada', 1, 'CUSTOMER', current_timestamp, 1)");

            flyway(source, "latest").migrate();

            assertThat(row(statement, "select id, tenant_id, name, role from admin_user"))
                    .isEqualTo("2 100 tenant-100-system TENANT_SYSTEM");
            assertThat(row(statement, "select id, admin_user_id from subject where admin_user_id is not null"))
                    .isEqualTo("2 2");
        }
    }

    private static Flyway flyway(JdbcDataSource source, String target) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    /** The only row, its values with blanks between them. */
    private static String row(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            StringBuilder values = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.append(i == 1 ? "" : " ").append(rows.getString(i));
            }
            assertThat(rows.next()).isFalse();
            return values.toString();
        }
    }
}

package gatehouse.fault;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The embedded database that a node left in its data folder. */
final class Embedded {
    private Embedded() {}

    static DataSource in(Path data) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + data.resolve("gatehouse")
                + ";IFEXISTS=TRUE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        h2.setUser("gatehouse");
        h2.setPassword("");
        return h2;
    }
}

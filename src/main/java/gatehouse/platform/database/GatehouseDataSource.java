package gatehouse.platform.database;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where physical connections come from; the container makes one of these and pools what it hands out. The settings
 * decide at run time, so that one archive serves every database without any configuration of the server:
 *
 * <ol>
 *   <li>{@code gatehouse.db.jndi}: a pool that the administrator made, which must not take part in transactions itself
 *   <li>{@code gatehouse.db.url}: PostgreSQL
 *   <li>else an H2 file in the data folder
 * </ol>
 */
public final class GatehouseDataSource implements DataSource {
    /** The name under which the application finds its pool. */
    public static final String NAME = "java:app/jdbc/gatehouse";

    /** How long a new connection to PostgreSQL may take, in seconds, with all that belongs to it. */
    static final int LOGIN_SECONDS = 1;

    /** The same when nobody waits for an answer but the start, which a second too few would undo. */
    private static final int PATIENT_LOGIN_SECONDS = 10;

    /** How long the database may be silent; then the connection is given up, so that whoever waits is told in time (ADR 27). */
    private static final int SILENCE_MILLIS = 3_000;

    /**
     * Options of PostgreSQL, in milliseconds. A lock is waited for less long than an answer, so that it costs no connection. A
     * transaction whose client went without a word holds locks: it is ended.
     */
    private static final String BOUNDS = "-c lock_timeout=2500 -c idle_in_transaction_session_timeout=30000";

    private static final int LOCK_MILLIS = 5_000;
    private static final int REMEMBERED_STATEMENTS = 128;

    /** The container makes one of us, and the start another; each deployment has these classes to itself. */
    private static final AtomicReference<Phase> DEPLOYMENT = new AtomicReference<>(Phase.STARTING);

    private final Settings settings;
    private final boolean isPatient;
    private final AtomicReference<Phase> phase;
    private final Silence silence = new Silence(Clock.systemUTC());
    private DataSource chosen;
    private int loginTimeout;

    /** For the container. */
    public GatehouseDataSource() {
        this(Settings.ofServer(), false, DEPLOYMENT);
    }

    /**
     * @param isPatient whether what it does may take minutes
     * @param phase of the application; shared by those that {@link #end} together
     */
    GatehouseDataSource(Settings settings, boolean isPatient, AtomicReference<Phase> phase) {
        this.settings = settings;
        this.isPatient = isPatient;
        this.phase = phase;
    }

    /** The same database without a pool, for work that may take minutes, such as making an index. */
    static GatehouseDataSource patient() {
        return new GatehouseDataSource(Settings.ofServer(), true, DEPLOYMENT);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return LastingConnection.of(this::open);
    }

    private Connection open() throws SQLException {
        refuseAfterTheEnd();
        Connection connection = silence.open(this::connect);
        try {
            // It may have come meanwhile: whoever opens the file again after it closes it again.
            refuseAfterTheEnd();
        } catch (SQLException late) {
            connection.close();
            throw late;
        }
        if (isPatient) {
            connection.setNetworkTimeout(Runnable::run, 0);
        } else if (connection.getNetworkTimeout() == 0) {
            // Nobody has said another time in the URL, or of the server's pool.
            connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
        }
        return connection;
    }

    private Connection connect() throws SQLException {
        DataSource source = chosen();
        if (source instanceof PGSimpleDataSource postgresql) {
            postgresql.setLoginTimeout(loginSeconds());
        }
        return source.getConnection();
    }

    private int loginSeconds() {
        return isPatient || phase.get() == Phase.STARTING ? PATIENT_LOGIN_SECONDS : loginTimeout;
    }

    private void refuseAfterTheEnd() throws SQLException {
        if (phase.get() == Phase.ENDED) {
            throw new SQLNonTransientConnectionException("The application has ended");
        }
    }

    /** The container may offer a name and a password of its own; ours are in the settings. */
    @Override
    public Connection getConnection(String ignoredUser, String ignoredPassword) throws SQLException {
        return getConnection();
    }

    /** The start is over; a connection may take less long. */
    void serve() {
        phase.compareAndSet(Phase.STARTING, Phase.SERVING);
    }

    /**
     * Opens no connection any more, and closes the embedded database if this one chose it, whoever is still connected. A
     * pool of the container may forget a connection that was out when it was torn down: the file would stay open and
     * locked, and the next deployment in this server could not open it.
     */
    synchronized void end() {
        phase.set(Phase.ENDED);
        if (chosen != null && isEmbedded()) {
            try (Connection connection = chosen.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException refused) {
                throw new IllegalStateException("The embedded database could not be closed", refused);
            }
        }
    }

    /** Whether it is within this process; chooses if need be. */
    boolean isEmbedded() {
        return chosen() instanceof JdbcDataSource;
    }

    /** @throws gatehouse.platform.BrokenSetting when the settings name no database that could be opened */
    synchronized DataSource chosen() {
        if (chosen == null) {
            chosen = choose();
        }
        return chosen;
    }

    private DataSource choose() {
        return settings.text("gatehouse.db.jndi")
                .map(GatehouseDataSource::ofServer)
                .or(() -> settings.text("gatehouse.db.url").map(this::postgresql))
                .orElseGet(this::embedded);
    }

    private static DataSource ofServer(String name) {
        try {
            return (DataSource) new InitialContext().lookup(name);
        } catch (NamingException | ClassCastException absent) {
            throw new BrokenSetting("gatehouse.db.jndi", "does not name a data source of this server");
        }
    }

    private DataSource postgresql(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new BrokenSetting("gatehouse.db.url", "must start with jdbc:postgresql:");
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        try {
            postgresql.setUrl(url);
        } catch (IllegalArgumentException malformed) {
            throw new BrokenSetting("gatehouse.db.url", "must be a PostgreSQL URL");
        }
        // Lets the server find the type of a text, of a null UUID and of a null JSON by itself.
        postgresql.setStringType("unspecified");
        if (!isPatient && postgresql.getOptions() == null) {
            postgresql.setOptions(BOUNDS);
        }
        settings.text("gatehouse.db.user").ifPresent(postgresql::setUser);
        settings.secret("gatehouse.db.password").ifPresent(postgresql::setPassword);
        return postgresql;
    }

    private DataSource embedded() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(embeddedUrl(settings.data()));
        h2.setUser("gatehouse");
        h2.setPassword("");
        return h2;
    }

    /**
     * Speaks enough PostgreSQL for one set of migrations. Each commit is on the disk before it returns, and the file is
     * closed with the pool's last connection, not by a race between shutdown hooks. Each connection remembers as many
     * parsed statements as there are; the eight of the default would be parsed again and again.
     */
    static String embeddedUrl(Path folder) {
        Path file = folder.resolve("gatehouse");
        if (file.toString().contains(";")) {
            throw new BrokenSetting("gatehouse.data", "must not contain a semicolon");
        }
        return "jdbc:h2:file:" + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=" + REMEMBERED_STATEMENTS + ";LOCK_TIMEOUT="
                + LOCK_MILLIS;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** How long a new connection to PostgreSQL may take after the start, in seconds; 0 leaves it to the driver. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    /** The drivers log through java.util.logging, where the administrator looks. */
    @Override
    public void setLogWriter(PrintWriter ignored) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return Logger.getLogger(GatehouseDataSource.class.getPackageName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return chosen().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || chosen().isWrapperFor(type);
    }

    /** Of the application. */
    enum Phase {
        STARTING,
        SERVING,
        ENDED
    }
}

package gatehouse.support;

import gatehouse.platform.database.InstantConverter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real schema with EclipseLink on it, without a server: for rules whose truth lies in locks and constraints.
 * Transactions belong to the thread that opens them, and nest as new ones.
 *
 * <p>An H2 of its own in memory; or PostgreSQL, in a schema of its own, when the system property {@value #URL} (a whole
 * JDBC URL with user) is given: {@code mvn test -Dgatehouse.test.db.url=jdbc:postgresql://...}.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String URL = "gatehouse.test.db.url";

    /**
     * EclipseLink hands a time to the driver as a local one. In UTC no hour happens twice; in the zone of the JVM an
     * autumn night would undo every lock.
     */
    private static final String IN_UTC = ";TIME ZONE=UTC";

    /** H2 knows the type that the schema calls timestamptz by its long name only. */
    private static final String SHORT_NAME =
            ";INIT=create domain if not exists timestamptz as timestamp with time zone";

    private final DataSource source;
    private final EntityManagerFactory factory;
    private final Runnable end;
    private final ThreadLocal<Deque<EntityManager>> open = ThreadLocal.withInitial(ArrayDeque::new);

    private TestDatabase(DataSource source, Runnable end, Class<?>... entities) {
        this.source = source;
        this.end = end;
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        this.factory =
                new PersistenceProvider().createContainerEntityManagerFactory(new Unit(source, entities), Map.of());
    }

    /** A fresh database that knows these entities; all of the house when none is named. */
    public static TestDatabase with(Class<?>... entities) {
        String url = System.getProperty(URL, "");
        return url.isEmpty() ? onH2(entities) : onPostgreSql(url, entities);
    }

    /** What a server that is stopped left in its data folder. */
    public static TestDatabase left(Path data, Class<?>... entities) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + data.resolve("gatehouse")
                        + ";IFEXISTS=TRUE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + IN_UTC,
                "gatehouse",
                "");
        return new TestDatabase(pool, pool::dispose, entities);
    }

    private static TestDatabase onH2(Class<?>... entities) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=60000"
                        + IN_UTC + SHORT_NAME,
                "gatehouse",
                "");
        pool.setMaxConnections(64);
        return new TestDatabase(pool, pool::dispose, entities);
    }

    private static TestDatabase onPostgreSql(String url, Class<?>... entities) {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        PGSimpleDataSource admin = postgreSql(url);
        run(admin, "create schema " + schema);
        PGSimpleDataSource own = postgreSql(url);
        own.setCurrentSchema(schema);
        return new TestDatabase(own, () -> run(admin, "drop schema " + schema + " cascade"), entities);
    }

    private static PGSimpleDataSource postgreSql(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setStringType("unspecified");
        return source;
    }

    /** What EclipseLink asks of the database during the work, with the values, in its order. */
    public List<String> statementsDuring(Runnable work) {
        DatabaseSession session = factory.unwrap(DatabaseSession.class);
        SessionLog before = session.getSessionLog();
        List<String> statements = new CopyOnWriteArrayList<>();
        session.setSessionLog(new AbstractSessionLog() {
            @Override
            public boolean shouldLog(int level, String category) {
                return SessionLog.SQL.equals(category);
            }

            @Override
            public boolean shouldDisplayData() {
                return true;
            }

            @Override
            public void log(SessionLogEntry entry) {
                if (SessionLog.SQL.equals(entry.getNameSpace())) {
                    statements.add(entry.getMessage());
                }
            }
        });
        try {
            work.run();
        } finally {
            session.setSessionLog(before);
        }
        return statements;
    }

    /** The ids of the rows of a table that the work locks by their ids, each at its first lock. */
    public List<UUID> lockedDuring(String table, Runnable work) {
        Pattern lock = Pattern.compile("(?is)from " + table + " where .* for update.*bind => \\[([-0-9a-f]{36})\\]");
        return statementsDuring(work).stream()
                .map(lock::matcher)
                .filter(Matcher::find)
                .map(found -> UUID.fromString(found.group(1)))
                .distinct()
                .toList();
    }

    /** Runs one statement and commits it; for rows that other capabilities own. */
    public int run(String sql, Object... values) {
        return run(source, sql, values);
    }

    private static int run(DataSource source, String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first column of the only row. */
    public long number(String sql) {
        try (EntityManager entities = factory.createEntityManager()) {
            return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
        }
    }

    /** Stands for the one that the container injects: it leads to the transaction of the calling thread. */
    public EntityManager entities() {
        return (EntityManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (self, method, given) -> {
                    try {
                        return method.invoke(current(), given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private EntityManager current() {
        if (open.get().isEmpty()) {
            throw new IllegalStateException("Neither a transaction nor a look without one is open in this thread");
        }
        return open.get().peek();
    }

    public boolean isInTransaction() {
        return !open.get().isEmpty() && open.get().peek().getTransaction().isActive();
    }

    /** From now on the thread's transaction can only be rolled back. */
    void doom() {
        current().getTransaction().setRollbackOnly();
    }

    public DataSource source() {
        return source;
    }

    /** Does work in a transaction of its own, and commits it unless it throws. */
    public <R> R inTransaction(Supplier<R> work) {
        return inTransaction(entities -> {
            return work.get();
        });
    }

    /** As {@link #inTransaction(Supplier)}, for work that takes the entity manager of the transaction. */
    public <R> R inTransaction(Function<EntityManager, R> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            open.get().push(entities);
            try {
                R result = work.apply(entities);
                transaction.commit();
                return result;
            } finally {
                open.get().pop();
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** What it writes is lost, as in the container. */
    <R> R withoutTransaction(Supplier<R> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            open.get().push(entities);
            try {
                return work.get();
            } finally {
                open.get().pop();
            }
        }
    }

    public void transact(Consumer<EntityManager> work) {
        inTransaction(entities -> {
            work.accept(entities);
            return null;
        });
    }

    @Override
    public void close() {
        factory.close();
        end.run();
    }

    /** What a container would have read from {@code persistence.xml}. */
    private record Unit(DataSource source, List<String> classes) implements PersistenceUnitInfo {
        Unit(DataSource source, Class<?>... entities) {
            this(
                    source,
                    entities.length == 0
                            ? List.of()
                            : Stream.concat(Stream.of(InstantConverter.class), Stream.of(entities))
                                    .map(Class::getName)
                                    .toList());
        }

        @Override
        public String getPersistenceUnitName() {
            return "gatehouse-" + System.identityHashCode(source);
        }

        @Override
        public String getPersistenceProviderClassName() {
            return PersistenceProvider.class.getName();
        }

        @Override
        public PersistenceUnitTransactionType getTransactionType() {
            return PersistenceUnitTransactionType.RESOURCE_LOCAL;
        }

        @Override
        public DataSource getJtaDataSource() {
            return null;
        }

        @Override
        public DataSource getNonJtaDataSource() {
            return source;
        }

        @Override
        public List<String> getMappingFileNames() {
            return List.of();
        }

        @Override
        public List<URL> getJarFileUrls() {
            return List.of();
        }

        @Override
        public URL getPersistenceUnitRootUrl() {
            return InstantConverter.class.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        public List<String> getManagedClassNames() {
            return classes;
        }

        @Override
        public boolean excludeUnlistedClasses() {
            return !classes.isEmpty();
        }

        @Override
        public SharedCacheMode getSharedCacheMode() {
            return SharedCacheMode.NONE;
        }

        @Override
        public ValidationMode getValidationMode() {
            return ValidationMode.NONE;
        }

        @Override
        public Properties getProperties() {
            Properties properties = new Properties();
            // The platform tenant has the number 0.
            properties.setProperty("eclipselink.allow-zero-id", "true");
            properties.setProperty("eclipselink.logging.level", System.getProperty("gatehouse.test.db.log", "WARNING"));
            return properties;
        }

        @Override
        public String getPersistenceXMLSchemaVersion() {
            return "3.0";
        }

        @Override
        public ClassLoader getClassLoader() {
            return TestDatabase.class.getClassLoader();
        }

        /** No weaving: the tests see the classes as they are compiled. */
        @Override
        public void addTransformer(ClassTransformer ignored) {}

        @Override
        public ClassLoader getNewTempClassLoader() {
            return new ClassLoader(getClassLoader()) {};
        }
    }
}

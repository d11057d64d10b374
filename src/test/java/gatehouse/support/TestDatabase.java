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
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real schema with EclipseLink on it, without a server: transactions are local to their entity manager, and a test
 * hands the entity manager to the class under test itself.
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

    /** A fresh database that knows these entities. */
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
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000"
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

    /** Does work in a transaction with an entity manager of its own, and commits it unless it throws. */
    public <R> R inTransaction(Function<EntityManager, R> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                R result = work.apply(entities);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
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
                    Stream.concat(Stream.of(InstantConverter.class), Stream.of(entities))
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
            return true;
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
            // A test may do without any entity.
            properties.setProperty("eclipselink.logging.level.metamodel", "SEVERE");
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

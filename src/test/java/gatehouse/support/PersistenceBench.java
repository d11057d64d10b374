package gatehouse.support;

import gatehouse.platform.database.InstantConverter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The real schema in a database of its own in memory, and the real EclipseLink on it, without a server: for rules whose
 * truth lies in locks and constraints. Transactions belong to the thread that opens them, and nest as new ones.
 */
public final class PersistenceBench implements AutoCloseable {
    private final JdbcConnectionPool pool;
    private final EntityManagerFactory factory;
    private final ThreadLocal<Deque<EntityManager>> open = ThreadLocal.withInitial(ArrayDeque::new);

    public PersistenceBench(Class<?>... entities) {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000",
                "bench",
                "");
        pool.setMaxConnections(64);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        List<String> classes = Stream.concat(Stream.of(entities), Stream.of(InstantConverter.class))
                .map(Class::getName)
                .toList();
        factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        new Unit(pool, classes),
                        Map.of("eclipselink.weaving", "false", "eclipselink.logging.level", "WARNING"));
    }

    /** Stands for the one that the container injects: it leads to the transaction of the calling thread. */
    public EntityManager entities() {
        return (EntityManager) Proxy.newProxyInstance(
                PersistenceBench.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (self, method, given) -> {
                    EntityManager current = open.get().peek();
                    if (current == null) {
                        throw new IllegalStateException("No transaction is open in this thread");
                    }
                    try {
                        return method.invoke(current, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    public <T> T inTransaction(Supplier<T> work) {
        EntityManager own = factory.createEntityManager();
        open.get().push(own);
        try {
            own.getTransaction().begin();
            T result = work.get();
            own.getTransaction().commit();
            return result;
        } finally {
            open.get().pop();
            if (own.getTransaction().isActive()) {
                own.getTransaction().rollback();
            }
            own.close();
        }
    }

    public boolean isInTransaction() {
        return !open.get().isEmpty();
    }

    public DataSource database() {
        return pool;
    }

    @Override
    public void close() {
        factory.close();
        pool.dispose();
    }

    private record Unit(DataSource database, List<String> classes) implements PersistenceUnitInfo {
        @Override
        public String getPersistenceUnitName() {
            return "gatehouse";
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
            return database;
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
            return PersistenceBench.class.getProtectionDomain().getCodeSource().getLocation();
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
            return new Properties();
        }

        @Override
        public String getPersistenceXMLSchemaVersion() {
            return "3.0";
        }

        @Override
        public ClassLoader getClassLoader() {
            return PersistenceBench.class.getClassLoader();
        }

        @Override
        public void addTransformer(ClassTransformer transformer) {
            throw new UnsupportedOperationException("Weaving is switched off");
        }

        @Override
        public ClassLoader getNewTempClassLoader() {
            return PersistenceBench.class.getClassLoader();
        }
    }
}

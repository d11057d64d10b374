package gatehouse.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbc.JdbcConnection;

/**
 * A connection that outlives a restart of the database. Not every server's pool notices that a connection is dead, and one
 * that does not hands it out for ever; this one is opened anew behind the pool's back. Only between two transactions:
 * whoever is in one learns that it is lost, and a rollback of what is lost has happened already.
 *
 * <p>Of what was set on it, only the auto-commit mode is set again. Used by one thread at a time, as every connection.
 */
final class LastingConnection implements InvocationHandler {
    private final Source source;
    private Connection real;
    private boolean autoCommit = true;
    private boolean inTransaction;
    private boolean closed;
    private boolean lost;

    private LastingConnection(Source source) throws SQLException {
        this.source = source;
        this.real = source.open();
    }

    /** Where connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    static Connection of(Source source) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LastingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LastingConnection(source));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] given) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> self == given[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> pass(method, given);
            case "isClosed" -> closed;
            case "close", "abort" -> {
                closed = true;
                // What is lost has been given back.
                yield lost || EmbeddedStore.isLostTo(real) ? null : pass(method, given);
            }
            case "commit" -> {
                inTransaction = false;
                yield pass(method, given);
            }
            case "rollback" -> given == null ? rollback() : pass(method, given);
            case "getAutoCommit" -> autoCommit;
            // Payara sets some whenever it takes a connection back, and would log each time that it could not.
            case "setClientInfo" -> isDead() ? null : pass(method, given);
            case "setAutoCommit" -> {
                // In a transaction this commits, and what is lost cannot be.
                Object nothing = !inTransaction && isDead() ? null : pass(method, given);
                inTransaction = false;
                autoCommit = (Boolean) given[0];
                yield nothing;
            }
            default -> makesAStatement(method) ? makeStatement(method, given) : pass(method, given);
        };
    }

    /**
     * Here it is opened anew, and nowhere else: to a pool that begins a transaction a failure would mean that it should try the
     * next of its connections, and a database that says nothing would be waited for with each of them.
     */
    private Object makeStatement(Method method, Object[] given) throws Throwable {
        if (!closed && !inTransaction && isDead()) {
            EmbeddedStore.leave(real);
            real = source.open();
            lost = false;
            real.setAutoCommit(autoCommit);
        }
        Object statement = pass(method, given);
        inTransaction = !autoCommit;
        return statement;
    }

    private boolean isDead() throws SQLException {
        return lost || real.isClosed() || EmbeddedStore.isLostTo(real);
    }

    private static boolean makesAStatement(Method method) {
        return method.getName().startsWith("create") || method.getName().startsWith("prepare");
    }

    /** The database rolls back what it loses; what is left of the connection must not be used again. */
    private Object rollback() throws SQLException {
        inTransaction = false;
        try {
            if (!isDead()) {
                real.rollback();
            }
        } catch (SQLException gone) {
            lost = true;
            giveBack();
        }
        return null;
    }

    /** A pool of the server's wants it back. H2 would ask a database that has gone to roll back, again and again, for ever. */
    private void giveBack() throws SQLException {
        if (!(real instanceof JdbcConnection)) {
            real.close();
        }
    }

    private Object pass(Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}

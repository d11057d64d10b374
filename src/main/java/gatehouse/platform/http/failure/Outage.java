package gatehouse.platform.http.failure;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.transaction.xa.XAException;

/** Tells a database or broker that is away, full or too busy from a mistake of ours. */
final class Outage {
    /** SQL states: connection, rolled back (deadlock), resources, a lock not had in time, operator intervention, system error. */
    private static final Set<String> PASSING_STATES = Set.of("08", "40", "53", "55P03", "57", "58");

    private Outage() {}

    static boolean isSeenIn(Throwable thrown) {
        return thrown instanceof SQLException refused && isPassing(refused)
                || thrown instanceof LockTimeoutException
                || thrown instanceof PessimisticLockException
                || thrown instanceof QueryTimeoutException
                // The pool of the server is empty, or cannot connect.
                || thrown instanceof ResourceException
                // A connection that died between two calls cannot begin a transaction.
                || thrown instanceof XAException
                || isSeenAtTheEnd(thrown)
                || thrown instanceof JMSException
                || thrown instanceof JMSRuntimeException;
    }

    /**
     * The broker went while a transaction ended. Either nothing was kept, or all but a hint that is sent again; the server does
     * not say which. Payara has neither a cause nor a word when it was not us who made it roll back.
     */
    private static boolean isSeenAtTheEnd(Throwable thrown) {
        return thrown instanceof SystemException
                || thrown instanceof HeuristicMixedException
                || thrown instanceof HeuristicRollbackException
                || thrown instanceof RollbackException && thrown.getCause() == null && thrown.getMessage() == null;
    }

    private static boolean isPassing(SQLException refused) {
        return refused instanceof SQLTransientException
                || refused instanceof SQLNonTransientConnectionException
                || refused instanceof SQLRecoverableException
                || refused.getSQLState() != null
                        && refused.getSQLState().length() == 5
                        && PASSING_STATES.stream().anyMatch(refused.getSQLState()::startsWith);
    }
}

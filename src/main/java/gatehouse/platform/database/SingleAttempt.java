package gatehouse.platform.database;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/**
 * Takes away EclipseLink's patience. It would ask three more times for a connection that the pool refused, which turns
 * the wait of a second into many and keeps the request's thread when threads are what is short.
 */
public final class SingleAttempt implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}

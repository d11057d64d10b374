package gatehouse.stepup;

import gatehouse.challenge.Operation;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.operation.ConfirmedOperations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows when the holder of a session has shown another factor, whichever. Where it was asked for an operation, that
 * one is confirmed, once, and the session stays what it was; else the session is raised.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RaiseSession {
    private final SessionHolders holders;
    private final Sessions sessions;
    private final ConfirmedOperations operations;
    private final Clock clock;

    @Inject
    RaiseSession(SessionHolders holders, Sessions sessions, ConfirmedOperations operations, Clock clock) {
        this.holders = holders;
        this.sessions = sessions;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * The caller may have locked the subject's row before, and not the session's.
     *
     * @param method in the words of RFC 8176
     * @return false when the session is over, or its subject may not sign in any more
     */
    public boolean raise(UUID session, String method, Optional<Operation> operation) {
        Optional<SessionHolder> holder = holders.lock(session);
        holder.ifPresent(found -> raise(found, method, operation));
        return holder.isPresent();
    }

    /** @param method in the words of RFC 8176 */
    public void raise(SessionHolder holder, String method, Optional<Operation> operation) {
        Instant now = clock.instant();
        if (operation.isPresent()) {
            Instant expires = now.plus(holder.population().challenges().codeLife());
            operations.put(holder.session(), operation.get(), expires);
            return;
        }
        sessions.stepUp(holder.session().id(), method);
        holder.subject().steppedUp(now);
    }
}

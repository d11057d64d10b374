package gatehouse.stepup;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Operation;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.operation.ConfirmedOperations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Whoever carries out an operation asks here first, in the same transaction, whether the holder of the session confirmed
 * exactly that. A confirmation is good once; an attempt to use it for another amount, currency or payee kills it.
 */
@ApplicationScoped
public class TakeOperation {
    private final SessionHolders holders;
    private final Sessions sessions;
    private final ConfirmedOperations operations;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    TakeOperation(
            SessionHolders holders,
            Sessions sessions,
            ConfirmedOperations operations,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.holders = holders;
        this.sessions = sessions;
        this.operations = operations;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Taking {
        TAKEN,
        /** Nothing was confirmed, or something else, or too long ago, or it was taken before. */
        NOT_CONFIRMED,
        /** The session is over, or its subject may not sign in any more. */
        OVER
    }

    @Transactional
    public Taking take(UUID session, Operation operation, Circumstances circumstances) {
        Taking taking = holders.lock(session)
                .map(holder -> operations.take(holder.session(), operation, clock.instant()))
                .map(taken -> taken ? Taking.TAKEN : Taking.NOT_CONFIRMED)
                .orElse(Taking.OVER);
        occurrences.fire(Occurrence.of(Action.TAKE_OPERATION, taking.name(), sessions.find(session), circumstances));
        return taking;
    }
}

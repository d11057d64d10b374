package gatehouse.challenge;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Deletes challenges that are long over, a few at a time, on every node. */
@Singleton
@TransactionAttribute(NOT_SUPPORTED)
public class ChallengeSweeper {
    private static final int BATCH = 100;
    private static final int BATCHES = 50;
    private static final Logger LOG = System.getLogger(ChallengeSweeper.class.getName());

    @Inject
    Challenges challenges;

    /** A container drops a timer that throws; the next turn may find the database back. */
    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "challenges long over")
    void sweep() {
        try {
            int batches = 0;
            while (challenges.sweep(BATCH) == BATCH && ++batches < BATCHES) {
                LOG.log(Level.DEBUG, "challenge.sweep: more to do");
            }
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "challenge.sweep failed; the next turn tries again", away);
        }
    }
}

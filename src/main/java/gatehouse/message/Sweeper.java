package gatehouse.message;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Looks every few seconds of real time for what a crash, a lost hint or a broker that was away left behind, and once in
 * a while deletes what is long over. Every node does; the rows they look at are locked, so no two look at the same.
 */
@Singleton
@TransactionAttribute(NOT_SUPPORTED)
public class Sweeper {
    private static final int BATCH = 50;
    private static final int BATCHES = 20;
    private static final Logger LOG = System.getLogger(Sweeper.class.getName());

    @Inject
    Messages messages;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "messages left behind")
    void lookAfter() {
        quietly("message.sweep", () -> messages.sweep(BATCH));
    }

    @Schedule(hour = "*", minute = "7", persistent = false, info = "messages long over")
    void tidyUp() {
        quietly("message.purge", () -> messages.purge(BATCH));
    }

    /** A container drops a timer that throws; the next turn may find the database back. */
    private static void quietly(String event, Step step) {
        try {
            int batches = 0;
            while (step.run() == BATCH && ++batches < BATCHES) {
                LOG.log(Level.DEBUG, () -> event + ": more to do");
            }
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, event + " failed; the next turn tries again", away);
        }
    }

    private interface Step {
        int run();
    }
}

package gatehouse.message;

import gatehouse.message.flow.Pause;
import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.Migrations;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Looks every few seconds of real time for what a crash, a lost hint or a broker that was away left behind, and once in
 * a while deletes what is long over. Every node does; the rows they look at are locked, so no two look at the same.
 */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Sweeper {
    private static final int BATCH = 50;

    /** A turn's worth. A backlog that is longer than that shall not be hinted at faster than it can be sent. */
    private static final int BATCHES = 20;

    private final Chore lookingAfter = new Chore(Sweeper.class, "Looking after messages left behind");
    private final Chore settling = new Chore(Sweeper.class, "Looking after receipts that came early");
    private final Chore purging = new Chore(Sweeper.class, "Removing old messages");

    @Inject
    Messages messages;

    @Inject
    ParkedReceipts receipts;

    @Inject
    Pause pause;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void lookAfter() {
        settling.repeatWhile(() -> receipts.settle(BATCH) == BATCH, BATCHES);
        if (pause.isOn()) {
            return;
        }
        lookingAfter.repeatWhile(() -> messages.sweep(BATCH) == BATCH, BATCHES);
    }

    @Schedule(hour = "*", minute = "7", persistent = false)
    void purge() {
        purging.repeatWhile(() -> messages.purge(BATCH) == BATCH);
    }
}

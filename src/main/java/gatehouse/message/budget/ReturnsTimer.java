package gatehouse.message.budget;

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

/** Counts the codes that came back, every second and on every node. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReturnsTimer {
    private static final int BATCH = 500;

    private final Chore counting = new Chore(ReturnsTimer.class, "Counting codes that came back");

    @Inject
    Returns returns;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void count() {
        counting.repeatWhile(() -> returns.count(BATCH) == BATCH);
    }
}

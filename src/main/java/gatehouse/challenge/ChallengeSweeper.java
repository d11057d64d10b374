package gatehouse.challenge;

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

/** Deletes challenges that are long over, a few at a time, on every node. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChallengeSweeper {
    private static final int BATCH = 100;

    private final Chore sweeping = new Chore(ChallengeSweeper.class, "Removing old challenges");

    @Inject
    Challenges challenges;

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void sweep() {
        sweeping.repeatWhile(() -> challenges.sweep(BATCH) == BATCH);
    }
}

package gatehouse.stepup;

import gatehouse.challenge.Challenges;
import gatehouse.challenge.Challenges.Expired;
import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.Migrations;
import gatehouse.stepup.operation.ConfirmedOperations;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Tells of codes that nobody showed in time, and removes confirmations that nobody used, a few at a time. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StepUpTimer {
    private static final int BATCH = 100;

    private final Chore telling = new Chore(StepUpTimer.class, "Telling of step-ups that expired");
    private final Chore sweeping = new Chore(StepUpTimer.class, "Removing confirmations that nobody used");

    @Inject
    Challenges challenges;

    @Inject
    ExpireStepUp expiry;

    @Inject
    ConfirmedOperations operations;

    @Schedule(hour = "*", minute = "*", second = "3/5", persistent = false)
    void tell() {
        telling.repeatWhile(() -> {
            List<Expired> some = challenges.untold(BATCH);
            some.forEach(expiry::tell);
            return some.size() == BATCH;
        });
    }

    @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
    void sweep() {
        sweeping.repeatWhile(operations::sweep);
    }
}

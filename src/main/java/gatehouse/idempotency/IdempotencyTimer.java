package gatehouse.idempotency;

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

/** Drops calls whose time is over, a batch at a time. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyTimer {
    private final Chore removing = new Chore(IdempotencyTimer.class, "Removing old idempotent calls");

    @Inject
    IdempotentCalls calls;

    @Schedule(hour = "*", minute = "*", second = "41", persistent = false)
    void sweep() {
        removing.repeatWhile(calls::sweep);
    }
}

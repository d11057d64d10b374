package gatehouse.throttle;

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
import java.time.Clock;

/** Keeps the counts of strangers bounded and drops windows that have closed, a batch at a time. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ThrottleTimer {
    private final Chore strangers = new Chore(ThrottleTimer.class, "Forgetting unknown names");
    private final Chore windows = new Chore(ThrottleTimer.class, "Removing old request counts");

    @Inject
    Lockouts lockouts;

    @Inject
    RequestLimits requests;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*", second = "11", persistent = false)
    void sweep() {
        strangers.repeatWhile(lockouts::sweep);
        windows.repeatWhile(() -> requests.sweep(clock.instant()));
    }
}

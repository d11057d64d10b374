package gatehouse.push;

import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.Migrations;
import gatehouse.push.Pushes.Due;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Ends challenges that nobody answered in time, and removes those that are long over. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PushTimer {
    private final Chore expiring = new Chore(PushTimer.class, "Ending unanswered challenges of devices");
    private final Chore sweeping = new Chore(PushTimer.class, "Removing old challenges of devices");

    @Inject
    Pushes pushes;

    @Inject
    ExpirePush expire;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void expire() {
        expiring.repeatWhile(() -> {
            List<Due> due = pushes.due();
            due.forEach(expire::expire);
            return !due.isEmpty();
        });
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void sweep() {
        sweeping.repeatWhile(pushes::sweep);
    }
}

package gatehouse.session;

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

/** Real time's part in sessions: activity is stored every five seconds, and rows of sessions long over go every hour. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionTimer {
    private final Chore storing = new Chore(SessionTimer.class, "Storing the activity of sessions");
    private final Chore sweeping = new Chore(SessionTimer.class, "Removing old sessions");

    @Inject
    Activity activity;

    @Inject
    Sessions sessions;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void store() {
        storing.repeatWhile(() -> {
            activity.store();
            return false;
        });
    }

    @Schedule(hour = "*", minute = "7", persistent = false)
    void sweep() {
        sweeping.repeatWhile(sessions::sweep);
    }
}

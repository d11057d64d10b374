package gatehouse.session;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Real time's part in sessions: activity is stored every five seconds, and rows of sessions long over go every hour. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Housekeeping {
    @Inject
    Activity activity;

    @Inject
    Sessions sessions;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void storeActivity() throws SQLException {
        activity.store();
    }

    @Schedule(hour = "*", minute = "7", persistent = false)
    void sweep() {
        boolean more = true;
        while (more) {
            more = sessions.sweep();
        }
    }
}

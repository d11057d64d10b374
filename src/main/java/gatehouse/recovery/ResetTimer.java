package gatehouse.recovery;

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
import java.util.List;
import java.util.UUID;

/** Carries out the requests for a code every second, on every node. One that fails keeps no other from its turn. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetTimer {
    private static final int BATCH = 500;

    private final Chore looking = new Chore(ResetTimer.class, "Looking for requests to reset a password");
    private final Chore sending = new Chore(ResetTimer.class, "Sending a code to reset a password");

    @Inject
    ResetRequests noted;

    @Inject
    ResetCodes codes;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void carryOut() {
        looking.repeatWhile(() -> {
            List<UUID> waiting = noted.waiting(BATCH);
            waiting.forEach(this::carryOut);
            return false;
        });
    }

    private void carryOut(UUID request) {
        sending.repeatWhile(() -> {
            codes.carryOut(request);
            return false;
        });
    }
}

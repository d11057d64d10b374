package gatehouse.sandbox;

import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.Settings;
import gatehouse.platform.database.Migrations;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Every second each node of a sandbox looks whether another one has moved the clock. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SandboxTimer {
    private final Chore following = new Chore(SandboxTimer.class, "Following the clock of the other nodes");

    @Inject
    SandboxClock clock;

    @Inject
    Settings settings;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void follow() {
        if (settings.isSandbox()) {
            following.repeatWhile(() -> {
                clock.follow();
                return false;
            });
        }
    }
}

package gatehouse.authenticator.device;

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

/** Removes codes that no device used and calls that are too old to come again, a batch at a time. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeviceTimer {
    private final Chore unused = new Chore(DeviceTimer.class, "Removing unused linking codes");
    private final Chore stale = new Chore(DeviceTimer.class, "Removing old calls of devices");

    @Inject
    Linkings linkings;

    @Inject
    DeviceCalls calls;

    @Schedule(hour = "*", minute = "*", second = "15/20", persistent = false)
    void sweep() {
        unused.repeatWhile(linkings::sweep);
        stale.repeatWhile(calls::sweep);
    }
}

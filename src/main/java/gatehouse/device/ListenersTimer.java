package gatehouse.device;

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
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every second what is new for the devices that listen; a look that takes longer is not overtaken by the next. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ListenersTimer {
    private final Chore telling = new Chore(ListenersTimer.class, "Telling listening devices");
    private final AtomicBoolean atWork = new AtomicBoolean();

    @Inject
    Listeners listeners;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tell() {
        if (!atWork.compareAndSet(false, true)) {
            return;
        }
        try {
            telling.repeatWhile(() -> {
                listeners.tell();
                return false;
            });
        } finally {
            atWork.set(false);
        }
    }
}

package gatehouse.authenticator.device;

import gatehouse.platform.RealTime;
import gatehouse.platform.database.ExpiredRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Tells which device calls. What it called with is remembered on all nodes until it would be too old anyway, so that it
 * opens nothing a second time. Time is real time here: the device has a clock of its own, which no sandbox moves.
 */
@ApplicationScoped
public class DeviceCalls {
    private static final ExpiredRows STALE = new ExpiredRows("device_call");

    private final Devices devices;
    private final RealTime time;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public DeviceCalls(Devices devices, RealTime time) {
        this.devices = devices;
        this.time = time;
    }

    /**
     * @param path from {@code /device/api} on
     * @return empty for an unknown or retired device, a wrong signature, a time that is more than 60 seconds off, and a
     *     call that was made before; which one it was is nobody's business
     */
    @Transactional
    public Optional<Device> recognise(DeviceCall call, String method, String path) {
        if (!call.isFreshAt(time.now())) {
            return Optional.empty();
        }
        // Remembered last: a stranger leaves no row.
        return devices.find(call.device())
                .filter(device -> device.signed(call.statement(method, path), call.signature()))
                .filter(device -> isFirst(call));
    }

    private boolean isFirst(DeviceCall call) {
        return entities.createNativeQuery(
                                "insert into device_call (id, expires) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, call.key())
                        .setParameter(2, call.stale().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** Removes one small batch of calls that are too old to come again. @return whether there may be more */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean sweep() {
        return STALE.sweep(entities, time.now());
    }
}

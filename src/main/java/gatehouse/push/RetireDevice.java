package gatehouse.push;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.Linkings;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes a device away from its owner, with everything it is asked and every code that would link another. What follows
 * for sessions and audit is the caller's business.
 */
@ApplicationScoped
public class RetireDevice {
    private final Devices devices;
    private final Linkings linkings;
    private final Pushes pushes;
    private final Clock clock;

    @Inject
    RetireDevice(Devices devices, Linkings linkings, Pushes pushes, Clock clock) {
        this.devices = devices;
        this.linkings = linkings;
        this.pushes = pushes;
        this.clock = clock;
    }

    /**
     * @param subject with its row locked
     * @return false when none was linked for this use
     */
    @Transactional(TxType.MANDATORY)
    public boolean retire(Subject subject, DeviceUse use) {
        linkings.cancel(subject.id(), use);
        Optional<Device> linked = devices.of(subject.id(), use);
        linked.ifPresent(device -> {
            pushes.withdraw(device.id(), clock.instant());
            devices.retire(device);
        });
        return linked.isPresent();
    }
}

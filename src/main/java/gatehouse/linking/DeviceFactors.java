package gatehouse.linking;

import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.Linkings;
import gatehouse.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;

/** Which devices a subject can be asked on. */
@ApplicationScoped
public class DeviceFactors {
    private final Devices devices;
    private final Linkings linkings;
    private final Sessions sessions;

    @Inject
    DeviceFactors(Devices devices, Linkings linkings, Sessions sessions) {
        this.devices = devices;
        this.linkings = linkings;
        this.sessions = sessions;
    }

    /** How far a device has come. */
    public enum Standing {
        /** A code was given out and is good; no device has used it yet. */
        PENDING,
        /** A device is linked. */
        ACTIVE
    }

    /** Nothing for a use without a device or a code. */
    @Transactional
    public Map<DeviceUse, Standing> of(long subjectId) {
        Map<DeviceUse, Standing> standings = new EnumMap<>(DeviceUse.class);
        for (DeviceUse use : DeviceUse.values()) {
            if (devices.of(subjectId, use).isPresent()) {
                standings.put(use, Standing.ACTIVE);
            } else if (waits(subjectId, use)) {
                standings.put(use, Standing.PENDING);
            }
        }
        return standings;
    }

    private boolean waits(long subjectId, DeviceUse use) {
        return linkings.find(subjectId, use)
                .filter(linking -> !sessions.hasEnded(linking.sessionId()))
                .isPresent();
    }
}

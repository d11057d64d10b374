package gatehouse.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What devices are asked at this moment. */
@ApplicationScoped
public class PendingPushes {
    private final Pushes pushes;

    @Inject
    PendingPushes(Pushes pushes) {
        this.pushes = pushes;
    }

    /** Of all these devices, in one question to the database; oldest first. */
    public List<PendingPush> of(Collection<UUID> devices) {
        return devices.isEmpty() ? List.of() : pushes.pendingOf(devices);
    }
}

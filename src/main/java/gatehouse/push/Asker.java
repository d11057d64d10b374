package gatehouse.push;

import gatehouse.authenticator.device.DeviceUse;
import java.util.Optional;
import java.util.UUID;

/**
 * In whose name a device is asked.
 *
 * @param purpose what accepting will be taken for
 * @param id of the session that is to be raised, or of the login that waits for the answer
 */
public record Asker(PushPurpose purpose, UUID id) {
    public static Asker session(UUID id) {
        return new Asker(PushPurpose.STEP_UP, id);
    }

    public static Asker login(UUID id) {
        return new Asker(PushPurpose.LOGIN, id);
    }

    /** The session that is to be raised. */
    public Optional<UUID> session() {
        return idFor(PushPurpose.STEP_UP);
    }

    /** The login that waits. */
    public Optional<UUID> login() {
        return idFor(PushPurpose.LOGIN);
    }

    private Optional<UUID> idFor(PushPurpose wanted) {
        return purpose == wanted ? Optional.of(id) : Optional.empty();
    }

    /**
     * Where one challenge waits at a time: each session has a place of its own, and all logins of a subject share one, for
     * whoever asks knows no more than its name.
     */
    String place(long subjectId, DeviceUse use) {
        return switch (purpose) {
            case STEP_UP -> id + "/" + use;
            case LOGIN -> "login/" + subjectId + "/" + use;
        };
    }
}

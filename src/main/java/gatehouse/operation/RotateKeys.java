package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.tenant.Tenant;
import gatehouse.token.Rotation;
import gatehouse.token.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Signs with the next key from now on, before its time. */
@ApplicationScoped
public class RotateKeys {
    private final SigningKeys keys;
    private final Event<Occurrence> occurrences;

    @Inject
    RotateKeys(SigningKeys keys, Event<Occurrence> occurrences) {
        this.keys = keys;
        this.occurrences = occurrences;
    }

    /** Whether the caller may was asked before. Other nodes follow within half a minute; tokens that are out stay good. */
    @Transactional
    public Rotation rotate(Caller caller, Circumstances circumstances) {
        Rotation rotation = keys.rotate();
        String outcome = rotation.as(new Rotation.Cases<>() {
            @Override
            public String done() {
                return "DONE";
            }

            @Override
            public String tooSoon(Instant possibleFrom) {
                return "TOO_SOON";
            }
        });
        occurrences.fire(
                Occurrence.about(caller, Target.tenant(Tenant.PLATFORM), Action.ROTATE_KEYS, outcome, circumstances));
        return rotation;
    }
}

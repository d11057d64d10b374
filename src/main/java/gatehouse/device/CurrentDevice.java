package gatehouse.device;

import gatehouse.authenticator.device.Device;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Which device makes the call that is being answered; {@link SignatureCheck} fills it in. */
@RequestScoped
public class CurrentDevice {
    private UUID id;

    void is(Device recognised) {
        id = recognised.id();
    }

    UUID id() {
        return id;
    }
}

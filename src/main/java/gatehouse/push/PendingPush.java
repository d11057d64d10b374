package gatehouse.push;

import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A challenge that waits, as its device gets to see it.
 *
 * @param id below 2^53
 * @param challenge base64 of the 32 random bytes that are signed
 */
public record PendingPush(
        long id,
        UUID device,
        DeviceUse use,
        PushPurpose purpose,
        String challenge,
        Optional<Operation> operation,
        Instant created,
        Instant expires) {}

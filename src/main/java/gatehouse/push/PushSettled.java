package gatehouse.push;

import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import java.util.Optional;

/**
 * A challenge is over: fired once for each, in the transaction that ends it, with the row of the challenge locked and that
 * of the subject before it. Whoever observes it may lock the session; what it throws undoes the answer.
 *
 * @param challengeId below 2^53
 * @param asker in whose name it was asked
 * @param use which device was asked
 * @param state any but {@link PushState#PENDING}; only {@link PushState#ACCEPTED} proves anything
 * @param operation what was shown and signed; empty when only presence was asked for
 */
public record PushSettled(
        long challengeId,
        long tenantId,
        long subjectId,
        Asker asker,
        DeviceUse use,
        PushState state,
        Optional<Operation> operation) {}

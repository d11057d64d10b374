package gatehouse.stepup;

import gatehouse.authentication.Factors;
import gatehouse.push.PushSettled;
import gatehouse.push.PushState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * What was accepted on a device raises the session that asked, or confirms the operation that was shown, in the transaction
 * of the answer. A session that is over by then stays over.
 */
@ApplicationScoped
class RaiseByDevice {
    private final RaiseSession raising;

    @Inject
    RaiseByDevice(RaiseSession raising) {
        this.raising = raising;
    }

    void raise(@Observes PushSettled settled) {
        if (settled.state() == PushState.ACCEPTED) {
            settled.asker().session().ifPresent(session -> raising.raise(session, Factors.DEVICE, settled.operation()));
        }
    }
}

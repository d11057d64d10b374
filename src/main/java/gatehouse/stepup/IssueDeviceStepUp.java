package gatehouse.stepup;

import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.push.IssuePush;
import gatehouse.push.PushIssuance;
import gatehouse.session.SessionHolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Asks the holder of a session on their device, which raises that session, or confirms one operation in it. */
@ApplicationScoped
public class IssueDeviceStepUp {
    private final SessionHolders holders;
    private final IssuePush pushes;

    @Inject
    IssueDeviceStepUp(SessionHolders holders, IssuePush pushes) {
        this.holders = holders;
        this.pushes = pushes;
    }

    /**
     * @param operation what the device shows and signs; empty when it is to raise the session
     * @return empty when the session is over, or its subject may not sign in any more
     */
    @Transactional
    public Optional<PushIssuance> issue(UUID session, DeviceUse use, Optional<Operation> operation) {
        return holders.lock(session)
                .map(holder -> pushes.issue(new IssuePush.Wish(
                        holder.subject().id(), holder.session().id(), use, operation)));
    }
}

package gatehouse.membership.invitation;

import gatehouse.authentication.Circumstances;
import gatehouse.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether a code would be accepted now, without using it up; a wrong one is counted. */
@ApplicationScoped
public class CheckInvite {
    private final InviteSteps steps;

    @Inject
    CheckInvite(InviteSteps steps) {
        this.steps = steps;
    }

    public boolean isGood(long tenantId, long number, Secret code, Circumstances circumstances) {
        return steps.check(tenantId, number, code, circumstances);
    }
}

package gatehouse.membership.invitation;

import gatehouse.authentication.Circumstances;
import gatehouse.authenticator.password.Weakness;
import gatehouse.identity.PasswordIntake;
import gatehouse.identity.PasswordIntake.Judged;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.Secret;
import gatehouse.subject.PhoneNumber;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Somebody who was invited chooses a password, and is signed in. Room to hash comes first; the code is looked at before
 * the slow hash and used up after it, together with the password: of many at once exactly one succeeds.
 */
@ApplicationScoped
public class AcceptInvite {
    private final PasswordIntake intake;
    private final InviteSteps steps;

    @Inject
    AcceptInvite(PasswordIntake intake, InviteSteps steps) {
        this.intake = intake;
        this.steps = steps;
    }

    /**
     * What is asked for.
     *
     * @param number of whoever was invited
     * @param phone another one for them; empty to keep what there is
     * @param audience the door that the session's tokens are for
     */
    public record Wish(
            long tenantId, long number, Secret code, Secret password, Optional<PhoneNumber> phone, String audience) {}

    public InviteAcceptance accept(Wish wish, Circumstances circumstances) {
        return intake.takeInTurn(
                wish.password(),
                ticket -> steps.look(wish, onceJudged(wish, circumstances), circumstances),
                InviteAcceptance.Overloaded::new);
    }

    private Judged<InviteAcceptance> onceJudged(Wish wish, Circumstances circumstances) {
        return new Judged<>() {
            @Override
            public InviteAcceptance ready(ReadyPassword password) {
                return steps.take(wish, password, circumstances);
            }

            @Override
            public InviteAcceptance unfit(Weakness weakness, PasswordPreset preset) {
                return steps.refuseUnfit(wish, new InviteAcceptance.Unfit(weakness, preset), circumstances);
            }
        };
    }
}

package gatehouse.credential;

import gatehouse.authentication.Circumstances;
import gatehouse.authenticator.password.Weakness;
import gatehouse.identity.PasswordIntake;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.Secret;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * A member who has none yet gets the first password, and is signed in with it. It takes room to hash, a look at who it
 * is, the hash, and a second look with the member's row locked: of many at once exactly one succeeds.
 */
@ApplicationScoped
public class CreatePassword {
    private final CreatePasswordSteps steps;
    private final PasswordIntake intake;

    @Inject
    CreatePassword(CreatePasswordSteps steps, PasswordIntake intake) {
        this.steps = steps;
        this.intake = intake;
    }

    /**
     * What is asked for.
     *
     * @param audience the door that the session's tokens are for
     */
    public record Wish(long tenantId, long memberId, Secret password, String audience) {}

    public PasswordCreation create(Wish wish, Circumstances circumstances) {
        return intake.takeInTurn(
                wish.password(),
                ticket -> steps.look(wish, onceJudged(wish, circumstances), circumstances),
                PasswordCreation.Overloaded::new);
    }

    private PasswordIntake.Judged<PasswordCreation> onceJudged(Wish wish, Circumstances circumstances) {
        return new PasswordIntake.Judged<>() {
            @Override
            public PasswordCreation ready(ReadyPassword ready) {
                return steps.set(wish, ready, circumstances);
            }

            @Override
            public PasswordCreation unfit(Weakness weakness, PasswordPreset preset) {
                return steps.refuseUnfit(wish, new PasswordCreation.Unfit(weakness, preset), circumstances);
            }
        };
    }
}

package gatehouse.credential;

import gatehouse.authentication.Circumstances;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.Weakness;
import gatehouse.credential.ChangePasswordSteps.Present;
import gatehouse.identity.PasswordIntake;
import gatehouse.identity.PasswordIntake.Turn;
import gatehouse.identity.ReadyPassword;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Somebody who is signed in replaces their password by another, which takes the old one. A wrong old one counts as a failed
 * sign-in: a stolen session must not be a place to guess at leisure. Only with the right one is anything said about the
 * new one, else what somebody had before could be found out.
 *
 * <p>All other sessions end. One that was good for this change alone is used up; another goes on beside the new one.
 */
@ApplicationScoped
public class ChangePassword {
    private final ChangePasswordSteps steps;
    private final PasswordIntake intake;

    @Inject
    ChangePassword(ChangePasswordSteps steps, PasswordIntake intake) {
        this.steps = steps;
        this.intake = intake;
    }

    /** @param session the one that the verified token belongs to */
    public PasswordChange change(Session session, Secret old, Secret fresh, Circumstances circumstances) {
        return intake.takeInTurn(
                fresh, ticket -> look(session, old, ticket, circumstances), PasswordChange.Overloaded::new);
    }

    private Turn<PasswordChange> look(Session session, Secret old, HashingTicket ticket, Circumstances circumstances) {
        Optional<Present> found = steps.look(session.id());
        if (found.isEmpty()) {
            return new Turn.Over<>(() -> steps.refuseOver(session, circumstances));
        }
        Present present = found.get();
        if (present.lockedUntil().isPresent()) {
            return new Turn.Over<>(() -> steps.refuseLocked(session, present, circumstances));
        }
        return ticket.verify(present.password(), old).matches()
                ? new Turn.Known<>(present.terms(), onceJudged(session, present, circumstances))
                : new Turn.Over<>(() -> steps.refuseIncorrect(session, circumstances));
    }

    private PasswordIntake.Judged<PasswordChange> onceJudged(
            Session session, Present present, Circumstances circumstances) {
        return new PasswordIntake.Judged<>() {
            @Override
            public PasswordChange ready(ReadyPassword ready) {
                return steps.set(session, present, ready, circumstances);
            }

            @Override
            public PasswordChange unfit(Weakness weakness, PasswordPreset preset) {
                return steps.refuseUnfit(session, present, new PasswordChange.Unfit(weakness, preset), circumstances);
            }
        };
    }
}

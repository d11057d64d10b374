package gatehouse.console.confirmation;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Reason;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.platform.http.failure.InvalidCall;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * Lets somebody do what is dangerous: who may, who said why, and who showed a second factor in this session within the last
 * five minutes.
 */
@RequestScoped
public class Danger {
    @Inject
    CurrentCaller current;

    @Inject
    ConfirmSession confirmSession;

    /** Who does it, and the circumstances that take the reason into the audit. */
    public record Act(Caller caller, Circumstances circumstances) {}

    /**
     * To be asked while no transaction is open, as {@link CurrentCaller#allowed}.
     *
     * @param reason null when the call has none
     */
    public Act dare(Permission permission, Target target, String reason) {
        Act act = explained(permission, target, reason);
        if (confirmSession.until(act.caller()).isEmpty()) {
            throw confirmSession.factorsOf(act.caller()).isEmpty()
                    ? secondFactorMissing()
                    : new CodedRefusal(
                            403, "CONFIRMATION_REQUIRED", "Show a second factor again: POST /console/api/confirmation");
        }
        return act;
    }

    /** The same for what is not dangerous, and needs a reason all the same. */
    public Act explained(Permission permission, Target target, String reason) {
        Caller caller = current.allowed(permission, target);
        Reason why = Reason.parse(reason == null ? "" : reason)
                .orElseThrow(() -> InvalidCall.of(
                        "reason",
                        "CodePointLength",
                        "must have " + Reason.LEAST + " to " + Reason.MOST + " visible characters"));
        return new Act(caller, current.circumstances().because(why));
    }

    static CodedRefusal secondFactorMissing() {
        return new CodedRefusal(403, "SECOND_FACTOR_MISSING", "Enrol an authenticator app or a passkey first");
    }
}

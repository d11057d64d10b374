package gatehouse.console.confirmation;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Reason;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.authentication.confirmation.Deed;
import gatehouse.authentication.confirmation.Deeds;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.platform.http.failure.InvalidCall;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;
import java.util.function.Function;

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

    @Inject
    Deeds deeds;

    /** Who does it, and the circumstances that take the reason into the audit. */
    public record Act(Caller caller, Circumstances circumstances) {}

    /** Something dangerous that was let in; whoever does it learns only then in whose name. */
    public final class Dared {
        private final Act act;
        private final Permission permission;
        private final Target target;

        private Dared(Act act, Permission permission, Target target) {
            this.act = act;
            this.permission = permission;
            this.target = target;
        }

        /** As {@link #act(Optional, Function)}, for a deed that locks no subject. */
        public <T> T act(Function<Act, T> deed) {
            return act(Optional.empty(), deed);
        }

        /**
         * In one transaction with the question whether all that let it in still holds; 401 or 403 when it does not.
         *
         * @param about the subject that the deed locks
         */
        public <T> T act(Optional<Long> about, Function<Act, T> deed) {
            return deeds.act(
                            act.caller(),
                            permission,
                            target,
                            about,
                            now -> deed.apply(new Act(now, act.circumstances())))
                    .orElse(cause -> {
                        throw refusal(cause, act.caller());
                    });
        }
    }

    /**
     * To be asked while no transaction is open, as {@link CurrentCaller#allowed}.
     *
     * @param reason null when the call has none
     */
    public Dared dare(Permission permission, Target target, String reason) {
        Act act = explained(permission, target, reason);
        if (confirmSession.until(act.caller()).isEmpty()) {
            throw unconfirmed(act.caller());
        }
        return new Dared(act, permission, target);
    }

    /** The same for what is not dangerous, and needs a reason all the same. */
    public Act explained(Permission permission, Target target, String reason) {
        Caller caller = current.allowed(permission, target);
        Reason why = Reason.parse(reason == null ? "" : reason).orElseThrow(() -> noReason("reason"));
        return new Act(caller, current.circumstances().because(why));
    }

    private RuntimeException refusal(Deed.Cause cause, Caller caller) {
        return switch (cause) {
            case SIGNED_OUT -> new NotAuthorizedException("Bearer");
            case FORBIDDEN -> new ForbiddenException();
            case UNCONFIRMED -> unconfirmed(caller);
        };
    }

    private CodedRefusal unconfirmed(Caller caller) {
        current.noteUnconfirmed();
        return confirmSession.factorsOf(caller).isEmpty() ? secondFactorMissing() : confirmationRequired();
    }

    static CodedRefusal confirmationRequired() {
        return new CodedRefusal(
                403, "CONFIRMATION_REQUIRED", "Show a second factor again: POST /console/api/confirmation");
    }

    /** @param where it was looked for */
    static InvalidCall noReason(String where) {
        return InvalidCall.of(
                where, "CodePointLength", "must have " + Reason.LEAST + " to " + Reason.MOST + " visible characters");
    }

    static CodedRefusal secondFactorMissing() {
        return new CodedRefusal(403, "SECOND_FACTOR_MISSING", "Enrol an authenticator app or a passkey first");
    }
}

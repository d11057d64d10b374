package gatehouse.door;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Reason;
import gatehouse.access.Ruling;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.UUID;

/** Who makes the request that is being answered, and where from; {@link SessionFilter} fills it in. */
@RequestScoped
public class CurrentCaller {
    @Inject
    Access access;

    @Inject
    Event<Occurrence> occurrences;

    private Optional<Caller> caller = Optional.empty();
    private Optional<UUID> session = Optional.empty();
    private Optional<Reason> reason = Optional.empty();

    void is(Caller admitted) {
        caller = Optional.of(admitted);
    }

    void bearsTokenOf(UUID presented) {
        session = Optional.of(presented);
    }

    /** Empty on a public call without a token. */
    public Optional<Caller> caller() {
        return caller;
    }

    /** The session that the token in the header names, live or not. */
    public Optional<UUID> session() {
        return session;
    }

    /** Why they do what they do: from now on it is part of the circumstances, and every record of the call has it. */
    public void because(Reason given) {
        reason = Optional.of(given);
    }

    public Circumstances circumstances() {
        Circumstances now = Circumstances.ofCurrentCall();
        return reason.map(now::because).orElse(now);
    }

    /**
     * Records that the caller was sent back to show who they are again, in a transaction of its own: to be asked while none is
     * open.
     */
    public void noteUnconfirmed() {
        caller.ifPresent(known -> occurrences.fire(Occurrence.about(
                known, Target.tenant(known.tenantId()), Action.EXCEED_RIGHTS, "UNCONFIRMED", circumstances())));
    }

    /**
     * The caller, who may do this to that; otherwise 403, or 404 for what belongs to another tenant (2.7). A refusal is
     * recorded, in a transaction of its own: to be asked while none is open, or the refusal would take it along.
     */
    public Caller allowed(Permission permission, Target target) {
        Caller known = caller.orElseThrow(() -> new NotAuthorizedException("Bearer"));
        Ruling ruling = access.rule(known, permission, target);
        if (ruling == Ruling.ALLOWED) {
            return known;
        }
        occurrences.fire(Occurrence.about(known, target, Action.EXCEED_RIGHTS, ruling.name(), circumstances()));
        throw ruling == Ruling.HIDDEN ? new NotFoundException() : new ForbiddenException();
    }
}

package gatehouse.door;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.platform.http.call.CurrentCall;
import jakarta.enterprise.context.RequestScoped;
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

    private Optional<Caller> caller = Optional.empty();
    private Optional<UUID> session = Optional.empty();

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

    public Circumstances circumstances() {
        String address = CurrentCall.client().map(client -> client.text()).orElse("");
        return new Circumstances(address, CurrentCall.trace().traceId());
    }

    /** The caller, who may do this to that; otherwise 403, or 404 for what belongs to another tenant (2.7). */
    public Caller allowed(Permission permission, Target target) {
        Caller known = caller.orElseThrow(() -> new NotAuthorizedException("Bearer"));
        switch (access.rule(known, permission, target)) {
            case ALLOWED:
                return known;
            case FORBIDDEN:
                throw new ForbiddenException();
            case HIDDEN:
                throw new NotFoundException();
        }
        throw new IllegalStateException("Every ruling has an answer");
    }
}

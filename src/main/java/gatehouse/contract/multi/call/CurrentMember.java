package gatehouse.contract.multi.call;

import gatehouse.access.Caller;
import gatehouse.authentication.Callers;
import gatehouse.authentication.Circumstances;
import gatehouse.session.Session;
import gatehouse.session.Sessions.Presence;
import gatehouse.subject.NameScope;
import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;

/** Which programme makes the request that is being answered, and for whom; {@link ProgrammeFilter} or the simulator fills it in. */
@RequestScoped
public class CurrentMember {
    private Optional<Tenant> tenant = Optional.empty();
    private Optional<Presence> presence = Optional.empty();

    public void isOf(Tenant programme) {
        tenant = Optional.of(programme);
    }

    void is(Presence present) {
        presence = Optional.of(present);
    }

    /** The tenant whose key came along; there is none without a programme. */
    public Tenant tenant() {
        return tenant.orElseThrow(() -> new NotAuthorizedException("api-key"));
    }

    /** Within what e-mail addresses are unique. */
    public NameScope names() {
        return NameScope.of(tenant());
    }

    Optional<Presence> presence() {
        return presence;
    }

    /** The live session behind the token; its kind was asked for already. */
    public Session session() {
        return presence.map(Presence::session).orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }

    public Caller caller() {
        return presence.map(Callers::of).orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }

    public Circumstances circumstances() {
        return Circumstances.ofProgrammesCall();
    }
}

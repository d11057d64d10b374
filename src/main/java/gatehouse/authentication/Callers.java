package gatehouse.authentication;

import gatehouse.access.Caller;
import gatehouse.session.Activity;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.Sessions.Presence;
import gatehouse.session.TokenKind;
import gatehouse.token.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Turns the claims of a verified token into a caller, as long as the session behind it lives. */
@ApplicationScoped
public class Callers {
    private final Sessions sessions;
    private final Activity activity;
    private final Clock clock;

    @Inject
    Callers(Sessions sessions, Activity activity, Clock clock) {
        this.sessions = sessions;
        this.activity = activity;
        this.clock = clock;
    }

    /**
     * By our clock, not the container's: the token may have run out, be of another kind or for another door, or its
     * session may be over.
     *
     * @return empty in each of these cases; which one it was is nobody's business
     */
    public Optional<Caller> admit(Claims claims, String audience) {
        return present(claims, audience)
                .filter(present -> present.session().kind() == TokenKind.ACCESS)
                .map(Callers::of);
    }

    /** As {@link #admit}, whatever the kind of the session: for doors that tell their callers what it is not good for. */
    public Optional<Presence> present(Claims claims, String audience) {
        if (!claims.isFor(audience, clock.instant())) {
            return Optional.empty();
        }
        return sessions.findPresence(claims.session())
                .filter(present -> present.session().audience().equals(audience)
                        && present.session().kind() == claims.kind());
    }

    /** The caller's request was answered well: the session's idle time starts anew. */
    public void noteActivity(Caller caller) {
        activity.note(caller.session());
    }

    /** Whoever calls from this session. */
    public static Caller of(Presence present) {
        Session session = present.session();
        return Caller.of(session.id(), session.subjectId(), present.tenant(), session.party(), session.role());
    }
}

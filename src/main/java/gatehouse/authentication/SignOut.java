package gatehouse.authentication;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.platform.Secret;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.token.Claims;
import gatehouse.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Ends a session with all its tokens, on every node at once. Signing out twice is no mistake. */
@ApplicationScoped
public class SignOut {
    private final Tokens tokens;
    private final Sessions sessions;
    private final Event<Occurrence> occurrences;

    @Inject
    SignOut(Tokens tokens, Sessions sessions, Event<Occurrence> occurrences) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.occurrences = occurrences;
    }

    /** Ends the session and all that came out of the same signing-in. */
    @Transactional
    public void signOutEverywhere(UUID session, Circumstances circumstances) {
        sessions.find(session).ifPresent(found -> {
            sessions.endFamily(found, EndReason.SIGNED_OUT);
            occurrences.fire(Occurrence.of(Action.SIGN_OUT, "SIGNED_OUT", found, circumstances));
        });
    }

    /**
     * @param session the one that the verified token in the header belongs to
     * @param jwt the token that the body repeats
     * @return false when that is not a token of the same session; then nothing was ended
     */
    @Transactional
    public boolean signOut(UUID session, Secret jwt, Circumstances circumstances) {
        Optional<UUID> named = tokens.read(jwt).map(Claims::session);
        if (!named.equals(Optional.of(session))) {
            return false;
        }
        sessions.end(session, EndReason.SIGNED_OUT)
                .ifPresent(
                        ended -> occurrences.fire(Occurrence.of(Action.SIGN_OUT, "SIGNED_OUT", ended, circumstances)));
        return true;
    }
}

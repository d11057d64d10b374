package gatehouse.authentication;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.Renewal.Refused;
import gatehouse.authentication.Renewal.Renewed;
import gatehouse.platform.Secret;
import gatehouse.session.Exchange;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.token.Claims;
import gatehouse.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Exchanges a token for a successor of the same session, without credentials. The token comes in the body; a header may
 * repeat it, and a csrf value may accompany it, but what is sent must be right.
 */
@ApplicationScoped
public class Renew {
    private final Tokens tokens;
    private final Sessions sessions;
    private final Minting minting;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    Renew(Tokens tokens, Sessions sessions, Minting minting, Event<Occurrence> occurrences, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.minting = minting;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * @param audience the door that is asked
     * @param header the session of the token in the header; empty when there was no header
     * @param csrf the value that accompanies the token; empty when none was sent
     */
    @Transactional
    public Renewal renew(
            Secret jwt, String audience, Optional<UUID> header, Optional<Secret> csrf, Circumstances circumstances) {
        Optional<Claims> read = tokens.read(jwt);
        Optional<Claims> fitting = read.filter(claims -> claims.opens(audience, clock.instant()));
        if (fitting.isEmpty()) {
            return refuse(Refused.INVALID, read, circumstances);
        }
        Claims presented = fitting.get();
        if (header.isPresent() && !header.get().equals(presented.session())) {
            return refuse(Refused.OTHER_SESSION, read, circumstances);
        }
        if (csrf.isPresent() && !csrf.get().equals(minting.csrf(presented.tokenId()))) {
            return refuse(Refused.FORGED, read, circumstances);
        }
        return sessions.renew(presented.session(), presented.tokenId()).as(new Exchange.Cases<>() {
            @Override
            public Renewal renewed(Session session) {
                occurrences.fire(Occurrence.of(Action.RENEW, "RENEWED", session, circumstances));
                return new Renewed(minting.forSession(session));
            }

            @Override
            public Renewal over() {
                return refuse(Refused.ENDED, read, circumstances);
            }

            @Override
            public Renewal reused(Session session) {
                // The alert: whoever watches the audit sees whose token was stolen.
                occurrences.fire(Occurrence.of(Action.RENEW, "TOKEN_REUSED", session, circumstances));
                return Refused.ENDED;
            }
        });
    }

    /** Whose token it is can be told as long as we signed it and the row of its session is kept. */
    private Renewal refuse(Refused reason, Optional<Claims> signed, Circumstances circumstances) {
        occurrences.fire(signed.map(Claims::session)
                .flatMap(sessions::find)
                .map(session -> Occurrence.of(Action.RENEW, reason.name(), session, circumstances))
                .orElseGet(() -> Occurrence.ofNobody(Action.RENEW, reason.name(), circumstances)));
        return reason;
    }
}

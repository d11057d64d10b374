package gatehouse.authentication;

import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.Subject;
import gatehouse.tenant.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Opens a session for who has proved who they are, and ends the oldest where there would be too many. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SessionOpening {
    private final Sessions sessions;
    private final Minting minting;

    @Inject
    SessionOpening(Sessions sessions, Minting minting) {
        this.sessions = sessions;
        this.minting = minting;
    }

    /**
     * Who is let in, and by what.
     *
     * @param subject with its row locked
     * @param amr the factors that were shown, in the words of RFC 8176 with blanks between them
     * @param audience the door that the session's tokens are for
     * @param hasRoom whether it is known that there is room for another session of the subject
     */
    public record Entrant(
            Subject subject,
            Population population,
            String amr,
            String audience,
            Circumstances circumstances,
            boolean hasRoom) {
        /** Where room has to be made perhaps. */
        public Entrant(
                Subject subject, Population population, String amr, String audience, Circumstances circumstances) {
            this(subject, population, amr, audience, circumstances, false);
        }
    }

    /** Opens what the subject may do or, for one that acts for several customers, the choice among them. */
    public SignedIn open(Entrant entrant) {
        return open(entrant, entrant.subject().actsForSeveral() ? TokenKind.AUTH : TokenKind.ACCESS);
    }

    /** Opens the change of an expired password and nothing else. */
    public SignedIn openForPasswordChange(Entrant entrant) {
        return open(entrant, TokenKind.PASSWORD);
    }

    private SignedIn open(Entrant entrant, TokenKind kind) {
        Subject subject = entrant.subject();
        Population population = makeRoom(entrant);
        return minted(
                sessions.open(subject, entrant.audience(), entrant.amr(), population.tokens(), kind),
                entrant.circumstances());
    }

    /**
     * Opens the choice among customers, also for one that acts for one only, with a session that counts as stepped up, and
     * so do those that come out of it: for factors that are two at once, told to somebody who has yet to hand it on.
     */
    public SignedIn openRaised(Entrant entrant) {
        Subject subject = entrant.subject();
        Population population = makeRoom(entrant);
        return minted(
                sessions.openRaised(subject, entrant.audience(), entrant.amr(), population.tokens(), TokenKind.AUTH),
                entrant.circumstances());
    }

    private Population makeRoom(Entrant entrant) {
        Population population = entrant.population();
        if (!entrant.hasRoom()) {
            sessions.makeRoom(entrant.subject().id(), population.mostSessions(), population.tokens());
        }
        return population;
    }

    /**
     * As {@link #open}, for one who is signed in: of the same family, and for a customer they may act for.
     *
     * @param parent with its family locked
     */
    public SignedIn openBeside(Session parent, long customerId, Population population, Circumstances circumstances) {
        sessions.makeRoomBeside(parent, population.mostSessions(), population.tokens());
        return minted(sessions.openBeside(parent, customerId), circumstances);
    }

    private SignedIn minted(Session session, Circumstances circumstances) {
        session.openedFrom(circumstances.address());
        return minting.forSession(session);
    }
}

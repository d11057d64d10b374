package gatehouse.cardholder;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.card.Card;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.card.details.CardDetailsSource;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.SessionHolders;
import gatehouse.stepup.RaisedSessions;
import gatehouse.tenant.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Somebody looks at the cards of the customer they act for. Whole, with number and security code, a card is shown only in a
 * session that was stepped up; whether it is shown masked in others is the tenant's policy. The list, where all are masked,
 * is content with a step-up that the tenant remembers: it tells no more than a list of accounts (RTS 10).
 */
@ApplicationScoped
public class OwnCards {
    private final Cards cards;
    private final SessionHolders holders;
    private final RaisedSessions raised;
    private final CardDetailsSource source;
    private final Event<Occurrence> occurrences;

    @Inject
    OwnCards(
            Cards cards,
            SessionHolders holders,
            RaisedSessions raised,
            CardDetailsSource source,
            Event<Occurrence> occurrences) {
        this.cards = cards;
        this.holders = holders;
        this.raised = raised;
        this.source = source;
        this.occurrences = occurrences;
    }

    /** A card as somebody may see it; the face is there when they may see it whole. */
    public record Sight(Card card, Optional<CardFace> face) {}

    /** Whether this session has to be stepped up before it is shown a card. */
    @Transactional
    public boolean asksForStepUp(Session session) {
        return !session.isSteppedUp() && showsNoneWithout(session);
    }

    private boolean showsNoneWithout(Session session) {
        return holders.populationOf(session)
                .filter(Population::asksForStepUpToSeeCards)
                .isPresent();
    }

    /** @return oldest first, none of them whole; empty when the session has to be stepped up first */
    @Transactional
    public Optional<List<Card>> list(Session session) {
        boolean refused = showsNoneWithout(session) && !raised.isRaisedOrRemembered(session);
        return refused
                ? Optional.empty()
                : Optional.of(cards.ofCustomer(session.party().number()));
    }

    /** @return empty when the customer has no such card */
    @Transactional
    public Optional<Sight> look(Session session, long cardId, Circumstances circumstances) {
        Optional<Card> own = cards.find(session.tenantId(), cardId)
                .filter(card -> card.customerId() == session.party().number());
        occurrences.fire(Occurrence.of(
                Action.SHOW_CARD,
                own.isEmpty() ? "UNKNOWN" : session.isSteppedUp() ? "WHOLE" : "MASKED",
                session,
                circumstances));
        return own.map(
                card -> new Sight(card, session.isSteppedUp() ? Optional.of(cards.open(card)) : Optional.empty()));
    }

    /**
     * From wherever it is kept; may take seconds, so call it while no transaction is open.
     *
     * @return empty when it cannot be had now
     */
    public Optional<Secret> securityCode(CardFace face) {
        return source.isThere() ? source.securityCode(face) : Optional.empty();
    }
}

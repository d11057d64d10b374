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
    private static final String REFUSED = "STEP_UP_REQUIRED";

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

    /** What somebody is shown of a card. */
    public sealed interface Look {
        /** The session has to be stepped up first. */
        record Refused() implements Look {}

        /** The customer has no such card. */
        record Unknown() implements Look {}

        /** The face is there when they may see it whole. */
        record Seen(Card card, Optional<CardFace> face) implements Look {}
    }

    /** @return oldest first, none of them whole; empty when the session has to be stepped up first */
    @Transactional
    public Optional<List<Card>> list(Session session, Circumstances circumstances) {
        boolean refused = showsNoneWithout(session) && !raised.isRaisedOrRemembered(session);
        tell(Action.LIST_CARDS, refused ? REFUSED : "MASKED", session, circumstances);
        return refused
                ? Optional.empty()
                : Optional.of(cards.ofCustomer(session.party().number()));
    }

    /** Who has to step up first is not told which cards there are. */
    @Transactional
    public Look look(Session session, long cardId, Circumstances circumstances) {
        if (!session.isSteppedUp() && showsNoneWithout(session)) {
            tell(Action.SHOW_CARD, REFUSED, session, circumstances);
            return new Look.Refused();
        }
        Optional<Card> own = cards.find(session.tenantId(), cardId)
                .filter(card -> card.customerId() == session.party().number());
        String outcome = own.isEmpty() ? "UNKNOWN" : session.isSteppedUp() ? "WHOLE" : "MASKED";
        tell(Action.SHOW_CARD, outcome, session, circumstances);
        return own.<Look>map(card ->
                        new Look.Seen(card, session.isSteppedUp() ? Optional.of(cards.open(card)) : Optional.empty()))
                .orElseGet(Look.Unknown::new);
    }

    private boolean showsNoneWithout(Session session) {
        return holders.populationOf(session)
                .filter(Population::asksForStepUpToSeeCards)
                .isPresent();
    }

    private void tell(Action action, String outcome, Session session, Circumstances circumstances) {
        occurrences.fire(Occurrence.of(action, outcome, session, circumstances));
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

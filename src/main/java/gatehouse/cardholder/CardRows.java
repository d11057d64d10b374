package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.card.Card;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.card.Wallet;
import gatehouse.subject.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transaction of {@link IssueCard}. */
@ApplicationScoped
class CardRows {
    private final Cards cards;
    private final Numbers numbers;
    private final Event<Occurrence> occurrences;

    @Inject
    CardRows(Cards cards, Numbers numbers, Event<Occurrence> occurrences) {
        this.cards = cards;
        this.numbers = numbers;
        this.occurrences = occurrences;
    }

    @Transactional
    Card add(Caller caller, Wallet wallet, CardFace face, Circumstances circumstances) {
        Card card = cards.add(numbers.next(), wallet, face);
        occurrences.fire(Occurrence.ofCustomer(
                Optional.of(caller),
                card.tenantId(),
                Optional.of(card.customerId()),
                Action.ISSUE_CARD,
                "DONE",
                circumstances));
        return card;
    }
}

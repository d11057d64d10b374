package gatehouse.card;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The cards of all customers; every look-up has an index. */
@ApplicationScoped
@Transactional
public class Cards {
    private final Sealing sealing;
    private final KeyedHash keyedHash;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Cards(Sealing sealing, KeyedHash keyedHash, Clock clock) {
        this.sealing = sealing;
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /** @return empty when the tenant has no such card */
    public Optional<Card> find(long tenantId, long cardId) {
        return Optional.ofNullable(entities.find(Card.class, cardId)).filter(card -> card.tenantId() == tenantId);
    }

    /** Oldest first. */
    public List<Card> ofWallet(long walletId) {
        return list("select c from Card c where c.walletId = :owner order by c.id", walletId);
    }

    /** Those of all wallets, oldest first. */
    public List<Card> ofCustomer(long customerId) {
        return list("select c from Card c where c.customerId = :owner order by c.id", customerId);
    }

    private List<Card> list(String query, long owner) {
        return entities.createQuery(query, Card.class)
                .setParameter("owner", owner)
                .getResultList();
    }

    /** Whether the tenant has a card with this number. */
    public boolean hasPan(long tenantId, Pan pan) {
        return !entities.createQuery(
                        "select c.id from Card c where c.tenantId = :tenant and c.panHash = :hash", Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("hash", Card.hash(pan, keyedHash))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Adds a card to a wallet.
     *
     * @param number from {@link gatehouse.subject.Numbers}
     * @throws jakarta.persistence.PersistenceException when the tenant got a card of this number at the same moment
     */
    public Card add(long number, Wallet wallet, CardFace face) {
        Card card = new Card(number, wallet, face, sealing, keyedHash, clock.instant());
        entities.persist(card);
        entities.flush();
        return card;
    }

    /** What the card hides otherwise. Whether the caller may see it was asked before. */
    public CardFace open(Card card) {
        return card.face(sealing);
    }
}

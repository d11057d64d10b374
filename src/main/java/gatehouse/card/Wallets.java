package gatehouse.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The wallets of all customers; every look-up has an index. */
@ApplicationScoped
@Transactional
public class Wallets {
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Wallets(Clock clock) {
        this.clock = clock;
    }

    /** @return empty when the tenant has no such wallet */
    public Optional<Wallet> find(long tenantId, long walletId) {
        return Optional.ofNullable(entities.find(Wallet.class, walletId))
                .filter(wallet -> wallet.tenantId() == tenantId);
    }

    /** Oldest first. */
    public List<Wallet> ofCustomer(long customerId) {
        return entities.createQuery("select w from Wallet w where w.customerId = :customer order by w.id", Wallet.class)
                .setParameter("customer", customerId)
                .getResultList();
    }

    /** @param number from {@link gatehouse.subject.Numbers} */
    public Wallet add(long number, long tenantId, long customerId, String name, Currency currency) {
        Wallet wallet = new Wallet(number, tenantId, customerId, name, currency, clock.instant());
        entities.persist(wallet);
        // A card in the same transaction refers to it; left alone, rows are written in no order that would know.
        entities.flush();
        return wallet;
    }
}

package gatehouse.card;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.StoredPassword;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The card access passwords of all customers, at rest: hashed as the passwords of subjects are, and kept apart from
 * them, so that whoever signs somebody in cannot find one here by mistake.
 */
@ApplicationScoped
@Transactional
public class CardAccessPasswords {
    private static final int TRIES = 10;
    private static final String REPLACE =
            "update card_access_password set verifier = ?2, changed = ?3 where customer_id = ?1";
    private static final String INSERT = "insert into card_access_password (customer_id, verifier, changed)"
            + " values (?1, ?2, ?3) on conflict do nothing";
    private static final String REHASH =
            "update card_access_password set verifier = ?2 where customer_id = ?1 and verifier = ?3";

    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public CardAccessPasswords(Clock clock) {
        this.clock = clock;
    }

    /** @return empty when the customer has none */
    public Optional<StoredPassword> find(long customerId) {
        return Optional.ofNullable(entities.find(CardAccessPassword.class, customerId))
                .map(CardAccessPasswords::open);
    }

    private static StoredPassword open(CardAccessPassword password) {
        return StoredPassword.ofOurs(password.customerId(), password.verifier(), password.changed());
    }

    /**
     * Whether what was read is still the customer's password; it stays so until the caller's transaction ends. Asked
     * after the hash, which takes so long that somebody may have replaced it meanwhile.
     */
    @Transactional(MANDATORY)
    public boolean isCurrent(StoredPassword checked) {
        return Optional.ofNullable(
                        entities.find(CardAccessPassword.class, checked.ownerId(), LockModeType.PESSIMISTIC_WRITE))
                .filter(password -> password.changed().equals(checked.changed()))
                .isPresent();
    }

    /**
     * Gives the customer a password in place of the one there was. Of two at once the later stays, and none fails.
     *
     * @return when it was set
     */
    @Transactional(MANDATORY)
    public Instant set(long customerId, Hashed fresh) {
        Instant now = clock.instant();
        for (int i = 0; i < TRIES; i++) {
            // Whoever is first makes the row; the others wait for that transaction and then find it.
            if (write(REPLACE, customerId, fresh, now) || write(INSERT, customerId, fresh, now)) {
                return now;
            }
        }
        throw new IllegalStateException("A card access password was removed " + TRIES + " times in a row");
    }

    private boolean write(String sql, long customerId, Hashed fresh, Instant now) {
        return entities.createNativeQuery(sql)
                        .setParameter(1, customerId)
                        .setParameter(2, fresh.text())
                        .setParameter(3, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** Stores the same password under today's cost, unless it was replaced since it was read. */
    @Transactional(MANDATORY)
    public void rehash(StoredPassword checked, Hashed fresh) {
        entities.createNativeQuery(REHASH)
                .setParameter(1, checked.ownerId())
                .setParameter(2, fresh.text())
                .setParameter(3, checked.verifier())
                .executeUpdate();
    }

    /** @return whether there was one */
    @Transactional(MANDATORY)
    public boolean remove(long customerId) {
        return entities.createNativeQuery("delete from card_access_password where customer_id = ?1")
                        .setParameter(1, customerId)
                        .executeUpdate()
                == 1;
    }
}

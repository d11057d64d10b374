package gatehouse.cardholder;

import gatehouse.authenticator.password.StoredPassword;
import gatehouse.card.Card;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.throttle.Holder;
import java.time.Instant;
import java.util.Optional;

/**
 * Which card a guess at a card access password is about, as read before the password is verified. An unknown card makes
 * a guess of the same shape, so that everything after it is the same work.
 *
 * @param tenantId the tenant that was named, whether it exists or not
 * @param holder whose failures are counted: the customer's, over all cards; for an unknown card its own
 * @param card empty when the tenant has no such card
 * @param password empty when there is no card, or its customer has no password
 * @param lockedUntil present while too many failures in a row lock the holder
 */
record CardGuess(
        long tenantId,
        Holder holder,
        LockoutPolicy lockout,
        Optional<Card> card,
        Optional<StoredPassword> password,
        Optional<Instant> lockedUntil) {
    Optional<Long> customerId() {
        return card.map(Card::customerId);
    }
}

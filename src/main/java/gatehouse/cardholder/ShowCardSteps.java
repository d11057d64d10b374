package gatehouse.cardholder;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.StoredPassword;
import gatehouse.card.Card;
import gatehouse.card.CardAccessPasswords;
import gatehouse.card.Cards;
import gatehouse.cardholder.CardVerdict.Opened;
import gatehouse.cardholder.CardVerdict.Shut;
import gatehouse.cardholder.CardView.Refused;
import gatehouse.cardholder.CardView.TooMany;
import gatehouse.platform.KeyedHash;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The short transactions of {@link ShowCard}, around the hash. */
@ApplicationScoped
class ShowCardSteps {
    private final Cards cards;
    private final CardAccessPasswords passwords;
    private final Tenants tenants;
    private final Lockouts lockouts;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ShowCardSteps(
            Cards cards,
            CardAccessPasswords passwords,
            Tenants tenants,
            Lockouts lockouts,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.cards = cards;
        this.passwords = passwords;
        this.tenants = tenants;
        this.lockouts = lockouts;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Reads whose card it is. */
    @Transactional
    CardGuess look(long tenantId, long cardId) {
        Optional<Card> card = cards.find(tenantId, cardId);
        Holder holder = card.map(known -> Holder.of(Factors.CARD_ACCESS, known.customerId()))
                .orElseGet(() -> ofUnknownCard(tenantId, cardId));
        return new CardGuess(
                tenantId,
                holder,
                lockoutOf(tenantId),
                card,
                card.flatMap(known -> passwords.find(known.customerId())),
                lockouts.lockedUntil(holder, clock.instant()));
    }

    private Holder ofUnknownCard(long tenantId, long cardId) {
        return Holder.ofStranger(Factors.CARD_ACCESS, "tenant/" + tenantId, "card/" + cardId, keyedHash);
    }

    /** The tenant's for unknown cards too: a lock that comes sooner or later would tell them from known ones. */
    private LockoutPolicy lockoutOf(long tenantId) {
        return tenants.find(tenantId)
                .map(known -> tenants.population(tenantId, Population.CUSTOMERS).lockout())
                .orElse(LockoutPolicy.DEFAULT);
    }

    /** The address asked too often: whose card it is was not even looked at. */
    @Transactional
    CardView refuseTooMany(long tenantId, Duration wait, Circumstances circumstances) {
        tell(tenantId, Optional.empty(), "TooMany", circumstances);
        return new TooMany(wait);
    }

    /** It was locked already when it was looked at: nothing was verified, nothing is counted. */
    @Transactional
    CardView refuseLocked(CardGuess guess, Instant until, Circumstances circumstances) {
        tell(guess, "Locked", circumstances);
        return lockedUntil(until);
    }

    /**
     * Gives the verdict, with the password's row locked and everything that may have changed during the hash read again:
     * a password that was replaced or removed, the last allowed failure of somebody else.
     *
     * @param right whether the password matched the stored one that {@link #look} had read
     * @param rehashed the same password under today's cost, where the stored one was cheaper
     */
    @Transactional
    CardVerdict conclude(CardGuess guess, boolean right, Optional<Hashed> rehashed, Circumstances circumstances) {
        Optional<StoredPassword> current = guess.password().filter(known -> right && passwords.isCurrent(known));
        Verdict verdict = lockouts.judge(guess.holder(), current.isPresent(), guess.lockout(), clock.instant());
        tell(guess, verdict.getClass().getSimpleName(), circumstances);
        return verdict.as(new Verdict.Cases<>() {
            @Override
            public CardVerdict passed(Verdict.Passed passed) {
                rehashed.ifPresent(better -> passwords.rehash(current.orElseThrow(), better));
                return new Opened(cards.open(guess.card().orElseThrow()));
            }

            @Override
            public CardVerdict failed(Verdict.Failed failed) {
                return new Shut(new Refused());
            }

            @Override
            public CardVerdict locked(Verdict.Locked locked) {
                return new Shut(lockedUntil(locked.until()));
            }
        });
    }

    /** The password was right, and yet nothing was shown. */
    @Transactional
    void noteSourceAway(CardGuess guess, Circumstances circumstances) {
        tell(guess, "SourceAway", circumstances);
    }

    private CardView lockedUntil(Instant until) {
        return new TooMany(Duration.between(clock.instant(), until));
    }

    private void tell(CardGuess guess, String outcome, Circumstances circumstances) {
        tell(guess.tenantId(), guess.customerId(), outcome, circumstances);
    }

    private void tell(long tenantId, Optional<Long> customerId, String outcome, Circumstances circumstances) {
        occurrences.fire(new Occurrence(
                Action.SHOW_CARD,
                Optional.of(Factors.CARD_ACCESS),
                outcome,
                Optional.of(tenantId),
                customerId,
                Optional.empty(),
                circumstances));
    }
}

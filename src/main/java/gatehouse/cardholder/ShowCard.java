package gatehouse.cardholder;

import gatehouse.authentication.Circumstances;
import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.Checked;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.card.CardFace;
import gatehouse.card.details.CardDetailsSource;
import gatehouse.cardholder.CardView.Overloaded;
import gatehouse.cardholder.CardView.Shown;
import gatehouse.cardholder.CardView.SourceAway;
import gatehouse.platform.Secret;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whoever brings the card access password of a customer sees one of their cards whole. In order: room in the hashing
 * bulkhead; one short transaction that reads whose card it is; a place, and the hash, with no transaction and no database connection
 * held; a second short transaction that gives the verdict and counts it; and, for a right password, the security code
 * from wherever it is kept, again outside any transaction.
 *
 * <p>An unknown card, and the card of a customer without a password, are counted, locked and hashed for like any other.
 */
@ApplicationScoped
public class ShowCard {
    private final PasswordHashing hashing;
    private final RequestLimits requests;
    private final CardLimits limits;
    private final ShowCardSteps steps;
    private final CardDetailsSource source;
    private final Clock clock;

    @Inject
    ShowCard(
            PasswordHashing hashing,
            RequestLimits requests,
            CardLimits limits,
            ShowCardSteps steps,
            CardDetailsSource source,
            Clock clock) {
        this.hashing = hashing;
        this.requests = requests;
        this.limits = limits;
        this.steps = steps;
        this.source = source;
        this.clock = clock;
    }

    /** Which card, and the password that is presented for it. */
    public record Attempt(long tenantId, long cardId, Secret password) {}

    public CardView show(Attempt attempt, Circumstances circumstances) {
        if (!source.isThere()) {
            return new SourceAway();
        }
        return hashing.admit().as(new Admission.Cases<>() {
            @Override
            public CardView admitted(Admission.Admitted admitted) {
                return decide(attempt, circumstances, admitted.ticket());
            }

            @Override
            public CardView overloaded(Admission.Overloaded overloaded) {
                return new Overloaded(overloaded.retryAfter());
            }
        });
    }

    private CardView decide(Attempt attempt, Circumstances circumstances, HashingTicket ticket) {
        CardGuess guess;
        Checked checked;
        Optional<Hashed> rehashed;
        try (ticket) {
            Optional<Duration> wait =
                    requests.take(limits.detailsPerAddress(), circumstances.address(), clock.instant());
            if (wait.isPresent()) {
                return steps.refuseTooMany(attempt.tenantId(), wait.get(), circumstances);
            }
            guess = steps.look(attempt.tenantId(), attempt.cardId());
            if (guess.lockedUntil().isPresent()) {
                return steps.refuseLocked(guess, guess.lockedUntil().get(), circumstances);
            }
            checked = ticket.verify(guess.password(), attempt.password());
            rehashed = checked.needsRehash() ? Optional.of(ticket.hash(attempt.password())) : Optional.empty();
        }
        return steps.conclude(guess, checked.matches(), rehashed, circumstances)
                .as(face -> whole(guess, face, circumstances));
    }

    private CardView whole(CardGuess guess, CardFace face, Circumstances circumstances) {
        Optional<Secret> code = source.securityCode(face);
        if (code.isEmpty()) {
            steps.noteSourceAway(guess, circumstances);
            return new SourceAway();
        }
        return new Shown(face, code.get());
    }
}

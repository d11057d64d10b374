package gatehouse.authentication;

import gatehouse.authenticator.clientkey.ClientKeys;
import gatehouse.authenticator.clientkey.LoginChallenges;
import gatehouse.authenticator.totp.Totps;
import gatehouse.subject.Subject;
import gatehouse.tenant.Population;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which factors a subject has to show beside the password, and whether what came along will do. Asked with the subject's
 * row locked: what is enrolled at that moment counts, whatever the login saw when it began. Each factor has a count of
 * failures of its own, so that a stolen password buys five guesses and not more.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SecondFactors {
    private final ClientKeys clientKeys;
    private final LoginChallenges challenges;
    private final Totps totps;
    private final Lockouts lockouts;

    @Inject
    public SecondFactors(ClientKeys clientKeys, LoginChallenges challenges, Totps totps, Lockouts lockouts) {
        this.clientKeys = clientKeys;
        this.challenges = challenges;
        this.totps = totps;
        this.lockouts = lockouts;
    }

    /** @return in the order in which they are asked for */
    public Set<SecondFactor> enrolled(long subjectId) {
        Set<SecondFactor> enrolled = EnumSet.noneOf(SecondFactor.class);
        if (clientKeys.find(subjectId).isPresent()) {
            enrolled.add(SecondFactor.CLIENT_KEY);
        }
        if (totps.isEnrolled(subjectId)) {
            enrolled.add(SecondFactor.TOTP);
        }
        return enrolled;
    }

    /**
     * Why these proofs do not open a session. A factor that is missing is told before any other is looked at, so that
     * the rest is still good when the caller comes back with it.
     *
     * @return empty when every required factor was shown; all of them are used up then
     */
    Optional<SignInOutcome> objection(
            Subject subject, Set<SecondFactor> required, Proofs proofs, Population population, Instant now) {
        return required.stream()
                .filter(factor -> !proofs.has(factor))
                .findFirst()
                .<SignInOutcome>map(
                        factor -> new SignInOutcome.FactorMissing(factor, population.revealsMissingFactor()))
                .or(() -> required.stream()
                        .flatMap(factor -> judge(subject, factor, proofs, population, now).stream())
                        .findFirst());
    }

    private Optional<SignInOutcome> judge(
            Subject subject, SecondFactor factor, Proofs proofs, Population population, Instant now) {
        Holder holder = Holder.of(factor.amr(), subject.id());
        boolean right = isRight(subject.id(), factor, proofs);
        return lockouts.judge(holder, right, population.lockout(), now).as(new Verdict.Cases<>() {
            @Override
            public Optional<SignInOutcome> passed(Verdict.Passed passed) {
                return Optional.empty();
            }

            @Override
            public Optional<SignInOutcome> failed(Verdict.Failed failed) {
                return Optional.of(new SignInOutcome.FactorRefused(factor));
            }

            @Override
            public Optional<SignInOutcome> locked(Verdict.Locked locked) {
                return Optional.of(new SignInOutcome.FactorLocked(factor, locked.until()));
            }
        });
    }

    private boolean isRight(long subjectId, SecondFactor factor, Proofs proofs) {
        return switch (factor) {
            case CLIENT_KEY ->
                clientKeys
                        .find(subjectId)
                        .filter(key -> challenges.answer(
                                subjectId, key, proofs.keyAnswer().orElseThrow()))
                        .isPresent();
            case TOTP -> totps.take(subjectId, proofs.totp().orElseThrow());
        };
    }
}

package gatehouse.authentication;

import gatehouse.authenticator.clientkey.ClientKeys;
import gatehouse.authenticator.clientkey.LoginChallenges;
import gatehouse.authenticator.passkey.Passes;
import gatehouse.authenticator.totp.Totps;
import gatehouse.standing.Standings;
import gatehouse.standing.Standings.Enrolled;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which factors a subject has to show beside the password, and whether what came along will do. Asked with the subject's
 * row locked: what is enrolled at that moment counts, whatever the login saw when it began. Each factor that can be
 * guessed has a count of failures of its own, so that a stolen password buys five guesses and not more.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SecondFactors {
    private final ClientKeys clientKeys;
    private final LoginChallenges challenges;
    private final Passes passes;
    private final Totps totps;
    private final Lockouts lockouts;
    private final Standings standings;

    @Inject
    public SecondFactors(
            ClientKeys clientKeys,
            LoginChallenges challenges,
            Passes passes,
            Totps totps,
            Lockouts lockouts,
            Standings standings) {
        this.clientKeys = clientKeys;
        this.challenges = challenges;
        this.passes = passes;
        this.totps = totps;
        this.lockouts = lockouts;
        this.standings = standings;
    }

    /** @return in the order in which they are asked for */
    public Set<SecondFactor> enrolled(long subjectId) {
        return set(standings.enrolled(subjectId));
    }

    private static Set<SecondFactor> set(Enrolled enrolled) {
        Set<SecondFactor> set = EnumSet.noneOf(SecondFactor.class);
        if (enrolled.clientKey()) {
            set.add(SecondFactor.CLIENT_KEY);
        }
        if (enrolled.passkey()) {
            set.add(SecondFactor.PASSKEY);
        }
        if (enrolled.totp()) {
            set.add(SecondFactor.TOTP);
        }
        return set;
    }

    /** Something that has to be shown: one of these factors, whichever. */
    public record Demand(Set<SecondFactor> anyOf) {
        public boolean isMet(Predicate<SecondFactor> shown) {
            return anyOf.stream().anyMatch(shown);
        }

        private SecondFactor first() {
            return anyOf.iterator().next();
        }
    }

    /** All of them have to be met. @return in the order in which they are asked for; empty when nothing is enrolled */
    public List<Demand> demands(long subjectId) {
        return demands(enrolled(subjectId));
    }

    private static List<Demand> demands(Set<SecondFactor> enrolled) {
        return enrolled.stream()
                .collect(Collectors.groupingBy(
                        SecondFactor::kind,
                        TreeMap::new,
                        Collectors.toCollection(() -> EnumSet.noneOf(SecondFactor.class))))
                .values()
                .stream()
                .map(Demand::new)
                .toList();
    }

    /**
     * What came of looking at the proofs.
     *
     * @param shown what was right, and is used up
     * @param objection why they do not open a session; empty when every demand was met
     */
    record Examination(List<SecondFactor> shown, Optional<SignInOutcome> objection) {}

    /**
     * Looks at the proofs. A factor that is missing is told before any other is looked at, so that the rest is still good
     * when the caller comes back with it.
     */
    Examination examine(Subject subject, Proofs proofs, Population population, Instant now) {
        return examine(subject, standings.enrolled(subject.id()), proofs, population, now);
    }

    /** As {@link #examine(Subject, Proofs, Population, Instant)}, by somebody who knows already what is enrolled. */
    Examination examine(Subject subject, Enrolled enrolled, Proofs proofs, Population population, Instant now) {
        List<Demand> demands = demands(set(enrolled));
        Optional<SignInOutcome> missing = demands.stream()
                .filter(demand -> !demand.isMet(proofs::has))
                .findFirst()
                .map(demand -> new SignInOutcome.FactorMissing(demand.first(), population.revealsMissingFactor()));
        List<SecondFactor> shown = new ArrayList<>();
        Optional<SignInOutcome> objection = missing;
        for (int i = 0; i < demands.size() && objection.isEmpty(); i++) {
            SecondFactor meant = meant(subject, demands.get(i), proofs);
            objection = judge(subject, meant, proofs, population, now);
            shown.add(meant);
        }
        return new Examination(List.copyOf(shown), objection);
    }

    /** Whether a passkey was shown whose device verified its holder: something they have, and something they know or are. */
    boolean areTwoOnTheirOwn(Subject subject, Proofs proofs) {
        return proofs.pass()
                .filter(pass -> passes.isOfVerifiedUser(subject.id(), pass.challenge(), pass.fingerprint()))
                .isPresent();
    }

    /**
     * Looks at one proof apart from a login, of whoever is signed in and shows again that it is them. It is used up and
     * counted as at a login; but the pass of a passkey that was only registered shows nothing again.
     *
     * @param subject with its row locked
     * @param factor that is enrolled, and that the proofs have
     * @return empty when it was right
     */
    public Optional<SignInOutcome> objection(
            Subject subject, SecondFactor factor, Proofs proofs, Population population, Instant now) {
        return factor == SecondFactor.PASSKEY && !wasShown(subject, proofs)
                ? Optional.of(new SignInOutcome.FactorRefused(factor))
                : judge(subject, factor, proofs, population, now);
    }

    private boolean wasShown(Subject subject, Proofs proofs) {
        return proofs.pass()
                .filter(pass -> passes.isOfOneThatWasShown(subject.id(), pass.challenge(), pass.fingerprint()))
                .isPresent();
    }

    /** A client key and a passkey answer in the same two values; which one it was, only the pass can tell. */
    private SecondFactor meant(Subject subject, Demand demand, Proofs proofs) {
        boolean isPass = demand.anyOf().contains(SecondFactor.PASSKEY)
                && proofs.pass()
                        .filter(pass -> passes.isGood(subject.id(), pass.challenge(), pass.fingerprint()))
                        .isPresent();
        return isPass ? SecondFactor.PASSKEY : demand.first();
    }

    private Optional<SignInOutcome> judge(
            Subject subject, SecondFactor factor, Proofs proofs, Population population, Instant now) {
        boolean right = isRight(subject.id(), factor, proofs);
        if (factor == SecondFactor.PASSKEY) {
            // Nobody guesses 32 bytes; a count would only let a thief of the password lock out its owner.
            return right ? Optional.empty() : Optional.of(new SignInOutcome.FactorRefused(factor));
        }
        Holder holder = Holder.of(factor.amr(), subject.id());
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
            case PASSKEY ->
                proofs.pass()
                        .filter(pass -> passes.take(subjectId, pass.challenge(), pass.fingerprint()))
                        .isPresent();
            case TOTP -> totps.take(subjectId, proofs.totp().orElseThrow());
        };
    }
}

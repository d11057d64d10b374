package gatehouse.challenge;

import gatehouse.platform.Secret;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/**
 * Answers whose failures are counted twice: for the challenge, which dies of them, and for whoever is asked, across all
 * challenges that are sent. The caller's transaction has to commit whatever the answer was.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CountedAnswers {
    private final Challenges challenges;
    private final Lockouts lockouts;

    @Inject
    CountedAnswers(Challenges challenges, Lockouts lockouts) {
        this.challenges = challenges;
        this.lockouts = lockouts;
    }

    /** Under whom failures are counted, and how many are too many. */
    public record Count(Holder holder, LockoutPolicy policy) {}

    /** Whether the answer is right, without using it up: for callers who have something slow to do before they take it. */
    public boolean check(Recipient recipient, Purpose purpose, Count count, Secret answer, Instant now) {
        return !isLocked(count, now) && judge(challenges.check(recipient, purpose, answer, now), count, now);
    }

    /** Whether the answer is right, and if so, for the last time. */
    public boolean take(Recipient recipient, Purpose purpose, Count count, Secret answer, Instant now) {
        return !isLocked(count, now) && judge(challenges.answer(recipient, purpose, answer, now), count, now);
    }

    private boolean isLocked(Count count, Instant now) {
        return lockouts.lockedUntil(count.holder(), now).isPresent();
    }

    private boolean judge(Answer worth, Count count, Instant now) {
        boolean right = worth instanceof Answer.Right;
        return lockouts.judge(count.holder(), right, count.policy(), now) instanceof Verdict.Passed;
    }
}

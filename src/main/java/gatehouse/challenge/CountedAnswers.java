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
import java.util.Optional;

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

    /**
     * Answers the last challenge and says what came of it. The caller holds whatever row makes two answers of the same
     * recipient come one after the other, and may tell its own user all of this.
     */
    public Attempt attempt(Recipient recipient, Purpose purpose, Count count, Secret answer, Instant now) {
        Optional<Standing> standing = challenges.standing(recipient, purpose, now);
        if (standing.isEmpty()) {
            return new Attempt.NothingAsked();
        }
        return switch (standing.get()) {
            case LIVE -> attemptLive(recipient, purpose, count, answer, now);
            case ANSWERED -> new Attempt.AnsweredBefore();
            case USED_UP -> new Attempt.UsedUp();
            case EXPIRED -> new Attempt.Expired();
            case WITHDRAWN -> new Attempt.NothingAsked();
        };
    }

    private Attempt attemptLive(Recipient recipient, Purpose purpose, Count count, Secret answer, Instant now) {
        Optional<Instant> locked = lockouts.lockedUntil(count.holder(), now);
        if (locked.isPresent()) {
            return new Attempt.Locked(locked.get());
        }
        Asked asked = challenges.asked(recipient, purpose).orElseThrow();
        Answer worth = challenges.answer(recipient, purpose, answer, now);
        Verdict verdict = lockouts.judge(count.holder(), worth instanceof Answer.Right, count.policy(), now);
        return verdict.as(new Verdict.Cases<>() {
            @Override
            public Attempt passed(Verdict.Passed passed) {
                return new Attempt.Right(asked);
            }

            @Override
            public Attempt failed(Verdict.Failed failed) {
                int left = Math.min(failed.left(), leftAfter(worth));
                if (left == 0) {
                    challenges.useUp(recipient, purpose, now);
                }
                return new Attempt.Wrong(asked, left);
            }

            @Override
            public Attempt locked(Verdict.Locked since) {
                return new Attempt.Locked(since.until());
            }
        });
    }

    private static int leftAfter(Answer worth) {
        return worth instanceof Answer.Wrong wrong ? wrong.attemptsLeft() : 0;
    }

    private boolean isLocked(Count count, Instant now) {
        return lockouts.lockedUntil(count.holder(), now).isPresent();
    }

    private boolean judge(Answer worth, Count count, Instant now) {
        boolean right = worth instanceof Answer.Right;
        return lockouts.judge(count.holder(), right, count.policy(), now) instanceof Verdict.Passed;
    }
}

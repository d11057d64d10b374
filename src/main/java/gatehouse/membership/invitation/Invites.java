package gatehouse.membership.invitation;

import gatehouse.authentication.Factors;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Recipient;
import gatehouse.subject.Subject;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Population;
import gatehouse.throttle.Holder;
import java.time.Duration;

/** What all invites have in common. */
final class Invites {
    private static final Duration LIFE = Duration.ofDays(30);

    private Invites() {}

    /** Lives as long as people take to read their mail, and is tried as often as every other code. */
    static ChallengePolicy policy(Population population) {
        return new ChallengePolicy(LIFE, LIFE, population.challenges().attempts(), Duration.ZERO);
    }

    static Recipient recipient(Subject invited) {
        return Recipient.of(invited.id());
    }

    /** Across all invites that somebody is sent. */
    static Count count(Subject invited, Population population) {
        return new Count(Holder.of(Factors.INVITATION_CODE, invited.id()), population.lockout());
    }
}

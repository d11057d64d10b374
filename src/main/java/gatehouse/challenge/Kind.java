package gatehouse.challenge;

import gatehouse.tenant.ChallengePolicy;
import java.time.Duration;

/** What the subject gets to answer with. */
public enum Kind {
    /** Six digits, to be typed. */
    CODE {
        @Override
        Duration life(ChallengePolicy policy) {
            return policy.codeLife();
        }
    },
    /** A long random token, to be clicked. */
    LINK {
        @Override
        Duration life(ChallengePolicy policy) {
            return policy.linkLife();
        }
    };

    abstract Duration life(ChallengePolicy policy);
}

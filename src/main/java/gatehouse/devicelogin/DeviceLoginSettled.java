package gatehouse.devicelogin;

import gatehouse.platform.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A login by a device is over: fired once for each, in the transaction that ends it. What an observer throws undoes the
 * device's answer, and the session.
 *
 * @param challengeId below 2^53
 * @param customerId for whom the subject wants to act
 * @param grant what opened; present for {@link Status#VERIFIED} alone
 */
public record DeviceLoginSettled(
        long challengeId, long tenantId, long subjectId, long customerId, Status status, Optional<Grant> grant) {
    /** How it ended. */
    public enum Status {
        VERIFIED,
        /** By the owner, or because by then the name opened nothing any more. */
        DECLINED,
        /** Nobody answered, or there was nobody any more who could. */
        EXPIRED
    }

    /**
     * A session that whoever asked does not know of yet.
     *
     * @param token shown to nobody but whoever asked
     * @param idleAt from when on it opens nothing if nobody uses it before
     */
    public record Grant(Secret token, Instant idleAt) {}
}

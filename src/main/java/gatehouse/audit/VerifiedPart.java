package gatehouse.audit;

import java.util.Optional;

/**
 * What came of verifying a part of the audit log.
 *
 * @param verifiedTo the last position up to which nothing was changed
 * @param end the last position that is sealed at this moment
 * @param brokenAt the first position at which something was changed, removed, added or moved
 */
public record VerifiedPart(State state, long verifiedTo, long end, Optional<Long> brokenAt) {
    /** How many records one part has at most. */
    public static final int MOST = 10_000;

    /** How far it is. */
    public enum State {
        /** Everything was verified that was sealed when the part began. */
        INTACT,
        /** So far nothing was changed, and there is more. */
        MORE,
        BROKEN
    }

    static VerifiedPart intact(long reached, long end) {
        return new VerifiedPart(reached == end ? State.INTACT : State.MORE, reached, end, Optional.empty());
    }

    static VerifiedPart broken(long reached, long end) {
        return new VerifiedPart(State.BROKEN, reached, end, Optional.of(reached + 1));
    }
}

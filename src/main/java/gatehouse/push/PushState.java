package gatehouse.push;

/** What became of a challenge. All but the first are for ever. */
public enum PushState {
    /** It waits for its answer. */
    PENDING,
    ACCEPTED,
    /** By its owner, or because the device signed wrong too often. */
    REJECTED,
    EXPIRED,
    /** A newer one of the same session took its place. */
    SUPERSEDED,
    /** Its device was retired. */
    WITHDRAWN;

    /** Whether the owner was heard; then the session asks no more. */
    boolean isAnswer() {
        return this == ACCEPTED || this == REJECTED;
    }
}

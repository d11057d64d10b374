package gatehouse.challenge;

/** How the last challenge of a recipient stands. */
enum Standing {
    /** It waits for its answer. */
    LIVE,
    ANSWERED,
    USED_UP,
    EXPIRED,
    /** It was taken back before anybody answered it. */
    WITHDRAWN
}

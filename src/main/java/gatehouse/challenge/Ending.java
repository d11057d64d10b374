package gatehouse.challenge;

/** How a challenge came to its end. */
enum Ending {
    ANSWERED,
    /** By wrong answers. */
    USED_UP,
    EXPIRED,
    /** Another one took its place, or what it was for was settled or fell away. */
    WITHDRAWN
}

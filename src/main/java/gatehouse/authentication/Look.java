package gatehouse.authentication;

import java.time.Duration;

/** What there is to know before a password is hashed. */
sealed interface Look permits Look.TooMany, Look.At {
    /** This address has tried too often; nothing else was read. */
    record TooMany(Duration retryAfter) implements Look {}

    /** Who the name may be. */
    record At(Candidate candidate) implements Look {}
}

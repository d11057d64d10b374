package gatehouse.authenticator.password;

import java.time.Duration;

/**
 * How busy hashing is, for whoever watches the server.
 *
 * @param permits how many may hash at the same time
 * @param inUse how many do
 * @param waiting how many wait for a permit
 * @param refused how many were turned away since the start
 * @param meanStay how long a permit was held lately, on average
 */
public record HashingFigures(int permits, int inUse, int waiting, long refused, Duration meanStay) {}

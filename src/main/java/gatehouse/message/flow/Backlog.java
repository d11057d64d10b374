package gatehouse.message.flow;

import java.time.Duration;

/**
 * What waits in the outbox of the cluster, at most {@value Backlogs#MOST} messages of it; where more wait, these are not
 * the oldest.
 *
 * @param queued how many wait, or are being carried at this moment; {@value Backlogs#MOST} means so many or more
 * @param oldest for how long the oldest of them has been waiting, whatever it waits for; zero when there is none
 * @param oldestUntried the same among those that nobody has tried yet, but for events to tenants' machines, which have a
 *     queue of their own: neither a gateway that refuses nor a tenant that is slow makes a difference
 */
public record Backlog(long queued, Duration oldest, Duration oldestUntried) {}

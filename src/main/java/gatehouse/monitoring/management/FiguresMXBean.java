package gatehouse.monitoring.management;

import java.util.Map;

/**
 * What this node does and how much waits. A number that cannot be known while the database is away is -1. Counts begin
 * with the server.
 */
public interface FiguresMXBean {
    /** Attempts to sign in, by outcome. */
    Map<String, Long> getSignIns();

    /** Everything that was tried about anybody's security, by action and outcome. */
    Map<String, Long> getAttempts();

    /** What gateways said to messages, and what receipts said later, by channel, gateway and outcome. */
    Map<String, Long> getMessages();

    /** How many passwords may be hashed at once. */
    int getHashPermits();

    int getHashBusy();

    int getHashWaiting();

    /** How many were turned away since the start. */
    long getHashRefused();

    /** How long one hash lately took. */
    long getHashMillis();

    /** Of the cluster, among the 50,000 newest sessions. */
    long getSessionsLive();

    /** Messages of the cluster that wait; 10,000 are so many or more. */
    long getOutboxQueued();

    /** How long the oldest of them has been waiting. */
    long getOutboxOldestSeconds();

    /** The same among those that nobody has tried yet. */
    long getOutboxOldestUntriedSeconds();
}

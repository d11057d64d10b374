package gatehouse.challenge;

import java.util.List;
import java.util.UUID;

/**
 * Challenges came to their end, which is told in the transaction that ends them.
 *
 * @param answered whether that was by the right answer; else nobody need get what answers them any more
 */
public record ChallengeOver(List<UUID> ids, boolean answered) {}

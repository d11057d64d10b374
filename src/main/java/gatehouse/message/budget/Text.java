package gatehouse.message.budget;

import java.util.Optional;

/**
 * A text that is about to leave.
 *
 * @param number the keyed hash of whom it goes to
 * @param askedFrom the keyed hash of the address that asked for it; empty when none is counted
 * @param isCode whether an answer is expected
 */
public record Text(long tenantId, Prefix to, String number, Optional<String> askedFrom, boolean isCode) {}

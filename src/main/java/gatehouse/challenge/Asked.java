package gatehouse.challenge;

import java.util.Optional;
import java.util.UUID;

/**
 * A challenge that was issued.
 *
 * @param operation what a right answer confirms; empty when it only says who somebody is
 */
public record Asked(UUID id, Optional<Operation> operation) {}

package gatehouse.message.budget;

import java.time.Instant;

/**
 * A country that a tenant's codes do not go to any more.
 *
 * @param codes which of them; the other kind still goes there
 * @param sent codes in the window, when it was stopped
 * @param used how many of them had come back
 */
public record Stop(String prefix, Text.Kind codes, Instant since, int sent, int used) {}

package gatehouse.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * A tenant's webhook as whoever works there may see it: without the secret.
 *
 * @param changed when the URL or the secret was set
 * @param previousSecretUntil until when the secret before this one goes on signing; empty when none does
 */
public record WebhookSetting(String url, Instant changed, Optional<Instant> previousSecretUntil) {}

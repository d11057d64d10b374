package gatehouse.webhook;

import gatehouse.platform.Secret;
import java.util.Optional;

/**
 * A webhook that was just set.
 *
 * @param secret to be shown this once; empty when the one that the tenant has goes on signing
 */
public record WebhookSecret(WebhookSetting setting, Optional<Secret> secret) {}

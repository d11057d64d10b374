package gatehouse.message.gateway;

import java.util.Set;

/** Makes gateways of one protocol from their settings. Each is a bean that the outbox finds by itself. */
public interface GatewayKind {
    /** What {@code gatehouse.gateway.NAME.url} begins with, without the colon. */
    Set<String> schemes();

    /** @throws gatehouse.platform.BrokenSetting when the settings are not enough, or not right */
    Gateway create(GatewaySettings settings);
}

package gatehouse.rig;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * A tenant that was just made, seen by its own system user.
 *
 * @param console signed in as that user
 * @param path of the tenant at the console
 */
public record Bank(Api console, String path) {
    public static Bank at(URI base) {
        Eclipse eclipse = Eclipse.at(base);
        JsonNode made = eclipse.tenant();
        String jwt = eclipse.jwt(
                made.path("systemIdentity").asString(),
                made.path("systemPassword").asString());
        return new Bank(
                eclipse.server().below("/console/api").as(jwt),
                "/tenants/" + made.path("id").asLong());
    }
}

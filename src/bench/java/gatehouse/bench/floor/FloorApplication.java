package gatehouse.bench.floor;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The echo and the work, behind the container's MicroProfile JWT check. A bean, because the container looks for
 * {@code @LoginConfig} only on beans.
 */
@ApplicationScoped
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "floor")
@DeclareRoles("CUSTOMER")
public class FloorApplication extends Application {}

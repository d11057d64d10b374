package gatehouse.platform.http;

import gatehouse.platform.json.UnreadableBody;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;

/**
 * Refuses a call without a body where the resource takes a wire record. Servers do not ask any reader about a body that
 * is not there, and would hand the resource a null. Runs after authorisation: who may not call learns no more than that.
 */
@Priority(Priorities.ENTITY_CODER)
public class BodyRequired implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext call) {
        boolean takesRecord =
                Arrays.stream(resource.getResourceMethod().getParameterTypes()).anyMatch(Class::isRecord);
        if (takesRecord && !call.hasEntity()) {
            throw UnreadableBody.empty();
        }
    }
}

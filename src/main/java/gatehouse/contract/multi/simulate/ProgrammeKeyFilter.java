package gatehouse.contract.multi.simulate;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.Tenants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Only who has the programme key of a tenant plays the devices of its users. */
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class ProgrammeKeyFilter implements ContainerRequestFilter {
    private static final String KEY = "programme-key";

    @Inject
    Tenants tenants;

    @Inject
    CurrentMember current;

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString(KEY);
        if (key == null || key.isBlank()) {
            throw InvalidCall.of(KEY, "NotNull", "is required");
        }
        current.isOf(tenants.withProgrammeKey(Secret.of(key)).orElseThrow(() -> new NotAuthorizedException(KEY)));
    }
}

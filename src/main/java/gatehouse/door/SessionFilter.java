package gatehouse.door;

import gatehouse.authentication.Callers;
import gatehouse.token.Claims;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;

/**
 * The container has verified the token's signature; this filter asks whether the session behind it still lives, and
 * counts a call that was answered well as its activity. Public calls may come without a token, but not with a dead one.
 */
// One for each door: what the container injects here belongs to one JAX-RS application and answers for no other.
@Dependent
@Priority(Priorities.AUTHENTICATION + 1)
public class SessionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final int FIRST_FAILURE = 400;

    @Inject
    Callers callers;

    @Inject
    CurrentCaller current;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        PresentedToken.in(request.getSecurityContext()).ifPresent(this::admit);
    }

    private void admit(Claims claims) {
        current.bearsTokenOf(claims.session());
        // Where a dead one will do, nobody asks whether it lives.
        if (!takesDeadTokens()) {
            current.is(callers.admit(claims, Audience.ECLIPSE).orElseThrow(() -> new NotAuthorizedException("Bearer")));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_FAILURE) {
            current.caller().ifPresent(callers::noteActivity);
        }
    }

    private boolean takesDeadTokens() {
        return resource.getResourceMethod().isAnnotationPresent(EvenWhenSignedOut.class);
    }
}

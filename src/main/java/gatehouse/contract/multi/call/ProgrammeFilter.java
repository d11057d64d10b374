package gatehouse.contract.multi.call;

import static gatehouse.contract.multi.error.MultiCode.ACCESS_TOKEN_REQUIRED;
import static gatehouse.contract.multi.error.MultiCode.STEP_UP_REQUIRED;

import gatehouse.authentication.Callers;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.door.Audience;
import gatehouse.door.PresentedToken;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.session.Sessions.Presence;
import gatehouse.session.TokenKind;
import gatehouse.tenant.Maintenance;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.CallLimits;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Asks every call in the order of the contract (4): is there an api-key, is it known, is its tenant at work, does the
 * session behind the token live, does it belong to the key's tenant, is the token of a kind that opens this call, and has
 * its holder shown a second factor where the call asks for one. Counts a call that was answered well as the session's
 * activity.
 */
@Dependent
@Priority(Priorities.AUTHENTICATION + 1)
public class ProgrammeFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String API_KEY = "api-key";
    private static final int FIRST_FAILURE = 400;

    @Inject
    Tenants tenants;

    @Inject
    Maintenance maintenance;

    @Inject
    CallLimits limits;

    @Inject
    Callers callers;

    @Inject
    Event<Occurrence> occurrences;

    @Inject
    CurrentMember current;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Tenant programme = programme(request);
        current.isOf(programme);
        beforeAnyToken(programme).ifPresentOrElse(request::abortWith, () -> askForToken(request, programme));
    }

    private void askForToken(ContainerRequestContext request, Tenant programme) {
        PresentedToken.in(request.getSecurityContext())
                .map(claims ->
                        callers.present(claims, Audience.MULTI).orElseThrow(() -> new NotAuthorizedException("Bearer")))
                .ifPresent(present ->
                        refusal(present, programme).ifPresentOrElse(request::abortWith, () -> current.is(present)));
    }

    private Optional<Response> beforeAnyToken(Tenant programme) {
        if (maintenance.isOn(programme.id())) {
            return Optional.of(Refusal.unavailable(Maintenance.RETRY_AFTER));
        }
        return RateLimits.refusal(limits.ofProgramme(programme));
    }

    private Tenant programme(ContainerRequestContext request) {
        String key = request.getHeaderString(API_KEY);
        if (key == null || key.isBlank()) {
            throw InvalidCall.of(API_KEY, "NotNull", "is required");
        }
        return tenants.withApiKey(Secret.of(key)).orElseThrow(() -> new NotAuthorizedException(API_KEY));
    }

    /** Empty when the call may go on. What would count against the rights of the session's subject is recorded. */
    Optional<Response> refusal(Presence present, Tenant programme) {
        if (present.session().tenantId() != programme.id()) {
            return Optional.of(recorded(present, "OTHER_PROGRAMME", Refusal.forbidden()));
        }
        Optional<Response> tooMany =
                RateLimits.refusal(limits.ofSubject(programme, present.session().subjectId()));
        if (tooMany.isPresent()) {
            return tooMany;
        }
        TokenKind kind = present.session().kind();
        if (opening().contains(kind)) {
            return lacksStepUp(present)
                    ? Optional.of(recorded(present, STEP_UP_REQUIRED.name(), Refusal.of(STEP_UP_REQUIRED)))
                    : Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case AUTH -> recorded(present, ACCESS_TOKEN_REQUIRED.name(), Refusal.of(ACCESS_TOKEN_REQUIRED));
                    case ACCESS, PASSWORD -> recorded(present, "OTHER_TOKEN", Refusal.forbidden());
                });
    }

    /** In a transaction of its own, for none is open yet. */
    private Response recorded(Presence present, String outcome, Response refusal) {
        occurrences.fire(
                Occurrence.of(Action.EXCEED_RIGHTS, outcome, present.session(), Circumstances.ofProgrammesCall()));
        return refusal;
    }

    private boolean lacksStepUp(Presence present) {
        return resource.getResourceMethod().isAnnotationPresent(SteppedUp.class)
                && !present.session().isSteppedUp();
    }

    private List<TokenKind> opening() {
        Opens opens = resource.getResourceMethod().getAnnotation(Opens.class);
        return opens == null ? List.of(TokenKind.ACCESS) : List.of(opens.value());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_FAILURE) {
            current.presence().map(Callers::of).ifPresent(callers::noteActivity);
        }
    }
}

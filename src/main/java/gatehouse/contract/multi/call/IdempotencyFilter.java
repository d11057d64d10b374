package gatehouse.contract.multi.call;

import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.idempotency.Beginning;
import gatehouse.idempotency.CallKey;
import gatehouse.idempotency.IdempotentCalls;
import gatehouse.platform.Secret;
import gatehouse.platform.json.StrictJson;
import gatehouse.session.Session;
import gatehouse.session.Sessions.Presence;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives a call that was sent before under the same reference the answer that it got then, and carries it out otherwise.
 * Runs when it is known who calls and that they may. An answer that says nothing about the call itself (come back later, the
 * server erred) is not kept.
 */
@Dependent
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String REFERENCE = "idempotency-ref";
    private static final String UNDER_WAY = IdempotencyFilter.class.getName();
    private static final int TOO_LARGE = 413;
    private static final int FIRST_OF_SERVER = 500;
    /** Not signed in any more, not stepped up yet, locked, or too fast: all pass. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 423, 429);

    @Inject
    IdempotentCalls calls;

    @Inject
    CurrentMember current;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String reference = request.getHeaderString(REFERENCE);
        if (reference == null
                || reference.isBlank()
                || !resource.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            return;
        }
        if (reference.length() > CallKey.LONGEST_REF) {
            request.abortWith(Refusal.problem(TOO_LARGE, "The idempotency-ref is too long"));
            return;
        }
        byte[] payload = request.getEntityStream().readNBytes(StrictJson.MOST_BYTES + 1);
        // Whoever reads the body next finds out by itself that it is too large.
        request.setEntityStream(new ByteArrayInputStream(payload));
        CallKey key = new CallKey(current.tenant().id(), holder(), operation(request), reference);
        begin(request, key, payload).ifPresent(request::abortWith);
    }

    /** @return the answer, when the call is not to be carried out */
    private Optional<Response> begin(ContainerRequestContext request, CallKey key, byte[] payload) {
        return calls.begin(key, payload).as(new Beginning.Cases<>() {
            @Override
            public Optional<Response> fresh(Beginning.Fresh fresh) {
                request.setProperty(UNDER_WAY, fresh.id());
                return Optional.empty();
            }

            @Override
            public Optional<Response> replay(Beginning.Replay replay) {
                return Optional.of(again(replay));
            }

            @Override
            public Optional<Response> inProgress(Beginning.InProgress inProgress) {
                return Optional.of(Refusal.of(MultiCode.IDEMPOTENT_REQUEST_IN_PROGRESS));
            }

            @Override
            public Optional<Response> otherPayload(Beginning.OtherPayload otherPayload) {
                return Optional.of(Refusal.invalid("The idempotency-ref was used for another request"));
            }
        });
    }

    /**
     * References of one user mean nothing to another, nor to the same one who acts for another identity; those of a call
     * without a token are the programme's.
     */
    private String holder() {
        return current.presence().map(Presence::session).map(this::holder).orElse("programme");
    }

    private String holder(Session session) {
        String holder = session.subjectId() + " for " + session.party().number();
        return withinSession() ? holder + " in " + session.id() : holder;
    }

    private boolean withinSession() {
        return resource.getResourceMethod().getAnnotation(Idempotent.class).withinSession();
    }

    private static String operation(ContainerRequestContext request) {
        return request.getMethod() + " " + request.getUriInfo().getPath();
    }

    private static Response again(Beginning.Replay replay) {
        Response.ResponseBuilder answer = Response.status(replay.status());
        replay.body()
                .ifPresent(body -> answer.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity((StreamingOutput) out -> out.write(body.reveal().getBytes(StandardCharsets.UTF_8))));
        return answer.build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(UNDER_WAY) instanceof UUID id)) {
            return;
        }
        int status = response.getStatus();
        if (status >= FIRST_OF_SERVER || PASSING.contains(status)) {
            calls.abandon(id);
        } else {
            calls.complete(id, status, Optional.ofNullable(response.getEntity()).map(IdempotencyFilter::written));
        }
    }

    private static Secret written(Object entity) {
        return Secret.of(new String(StrictJson.bytes(entity), StandardCharsets.UTF_8));
    }
}

package gatehouse.contract.multi.description;

import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.call.Opens;
import gatehouse.contract.multi.call.SteppedUp;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.description.RefusedWith;
import gatehouse.description.ResourceMethod;
import gatehouse.session.TokenKind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** With what an operation refuses: what any call may meet, what its parts may, and its own. */
final class Refusals {
    private static final int LOCKED = 423;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(400, "The api-key is missing, or the request is malformed"),
            Map.entry(401, "The api-key is unknown, or the token is missing or dead"),
            Map.entry(403, "Refused; where there is a body, it says why"),
            Map.entry(404, "There is no such resource"),
            Map.entry(406, "Answers are application/json"),
            Map.entry(409, "Not as things are; the code says why"),
            Map.entry(413, "The body is too large"),
            Map.entry(415, "Bodies are application/json"),
            Map.entry(LOCKED, "Locked after too many failures in a row; try again in 30 minutes"),
            Map.entry(TOO_MANY_REQUESTS, "Too many requests"),
            Map.entry(500, "A mistake of the server"),
            Map.entry(503, "Away for the moment"));
    /** With {@code code} and {@code message}. */
    private static final Set<Integer> PROBLEMS = Set.of(404, 406, 413, 415);

    private Refusals() {}

    static List<RefusedWith> of(ResourceMethod method) {
        Set<MultiCode> codes = codes(method);
        Set<Integer> statuses = new TreeSet<>(Set.of(400, 401, 403, 406, TOO_MANY_REQUESTS, 500, 503));
        codes.forEach(code -> statuses.add(code.status()));
        statuses.addAll(bare(method));
        if (method.hasPathParameters() && !namesAChannel(method)) {
            statuses.add(Status.NOT_FOUND.getStatusCode());
        }
        if (method.body().isPresent()) {
            statuses.add(413);
        }
        if (method.body().isPresent() && !takesAnyType(method)) {
            statuses.add(415);
        }
        // A reference that is too long, where the server takes headers of that length.
        if (method.says(Idempotent.class).isPresent()) {
            statuses.add(413);
        }
        return statuses.stream().map(status -> refusal(status, codes)).toList();
    }

    /** Another word than those that there are is an invalid one, not a resource that is missing. */
    private static boolean namesAChannel(ResourceMethod method) {
        return method.parametersWith(PathParam.class).anyMatch(parameter -> parameter.isAnnotationPresent(OneOf.class));
    }

    /** Bodies that are usually not looked at may be of any type. */
    private static boolean takesAnyType(ResourceMethod method) {
        return method.says(Consumes.class)
                .or(() -> Optional.ofNullable(method.resource().getAnnotation(Consumes.class)))
                .filter(consumes -> List.of(consumes.value()).contains(MediaType.WILDCARD))
                .isPresent();
    }

    private static List<Integer> bare(ResourceMethod method) {
        return method.says(Refuses.class)
                .map(said -> Arrays.stream(said.bare()).boxed().toList())
                .orElseGet(() -> method.refusesByItself() ? List.of(404, LOCKED) : List.of());
    }

    private static Set<MultiCode> codes(ResourceMethod method) {
        Set<MultiCode> codes = EnumSet.noneOf(MultiCode.class);
        codes.addAll(method.says(Refuses.class)
                .map(said -> List.of(said.value()))
                .orElseGet(() -> method.refusesByItself() ? List.of(MultiCode.values()) : List.of()));
        boolean choosesFirst = method.says(Opens.class)
                .filter(opens -> List.of(opens.value()).contains(TokenKind.AUTH))
                .isPresent();
        if (!method.isPublic() && !choosesFirst) {
            codes.add(MultiCode.ACCESS_TOKEN_REQUIRED);
        }
        method.says(SteppedUp.class).ifPresent(gate -> codes.add(MultiCode.STEP_UP_REQUIRED));
        method.says(Idempotent.class).ifPresent(once -> codes.add(MultiCode.IDEMPOTENT_REQUEST_IN_PROGRESS));
        return codes;
    }

    private static RefusedWith refusal(int status, Set<MultiCode> codes) {
        List<MultiCode> here =
                codes.stream().filter(code -> code.status() == status).toList();
        boolean tellsWhen = status == TOO_MANY_REQUESTS || status == Status.SERVICE_UNAVAILABLE.getStatusCode();
        boolean isForbidden = status == Status.FORBIDDEN.getStatusCode();
        return new RefusedWith(
                status, WORDS.get(status), body(status, here), isForbidden && !here.isEmpty(), tellsWhen);
    }

    private static Optional<Schema> body(int status, List<MultiCode> codes) {
        if (status == Status.BAD_REQUEST.getStatusCode()) {
            return Optional.of(OASFactory.createSchema().ref("InvalidRequest"));
        }
        if (PROBLEMS.contains(status)) {
            return Optional.of(OASFactory.createSchema().ref("Problem"));
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(coded(codes));
    }

    private static Schema coded(List<MultiCode> codes) {
        List<Object> names = new ArrayList<>(codes.stream().map(MultiCode::name).collect(Collectors.toList()));
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .addProperty("errorCode", OASFactory.createSchema().enumeration(names))
                .addProperty("message", OASFactory.createSchema().enumeration(names))
                .addRequired("errorCode");
    }
}

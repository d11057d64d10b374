package gatehouse.contract.eclipse.description;

import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.description.RefusedWith;
import gatehouse.description.ResourceMethod;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** With which codes an operation refuses: those that any call may meet, those of its parts, and its own. */
final class Refusals {
    private static final Set<EclipseCode> OF_EVERY_CALL = EnumSet.of(
            EclipseCode.MALFORMED_REQUEST,
            EclipseCode.NOT_SIGNED_IN,
            EclipseCode.SESSION_ENDED,
            EclipseCode.INSECURE,
            EclipseCode.NOT_ACCEPTABLE,
            EclipseCode.UNKNOWN,
            EclipseCode.DOWNSTREAM_AWAY);
    private static final Set<EclipseCode> OF_BODIES = EnumSet.of(
            EclipseCode.INVALID_FIELD,
            EclipseCode.UNPARSEABLE_BODY,
            EclipseCode.BODY_TOO_LARGE,
            EclipseCode.UNSUPPORTED_MEDIA_TYPE);

    private Refusals() {}

    static List<RefusedWith> of(ResourceMethod method) {
        Map<Integer, List<EclipseCode>> byStatus = codes(method).stream()
                .collect(Collectors.groupingBy(EclipseCode::status, TreeMap::new, Collectors.toList()));
        return byStatus.entrySet().stream()
                .map(status -> refusal(status.getKey(), status.getValue()))
                .toList();
    }

    private static Set<EclipseCode> codes(ResourceMethod method) {
        Set<EclipseCode> codes = EnumSet.copyOf(OF_EVERY_CALL);
        codes.addAll(ofItsOwn(method));
        if (!method.isPublic()) {
            codes.add(EclipseCode.NO_RIGHTS);
        }
        if (method.hasPathParameters()) {
            codes.addAll(Set.of(EclipseCode.NOT_FOUND, EclipseCode.INVALID_FIELD));
        }
        if (method.parametersWith(QueryParam.class, HeaderParam.class).findAny().isPresent()) {
            codes.add(EclipseCode.INVALID_FIELD);
        }
        if (method.body().isPresent()) {
            codes.addAll(OF_BODIES);
        }
        return codes;
    }

    private static Set<EclipseCode> ofItsOwn(ResourceMethod method) {
        return method.says(Refuses.class)
                .map(said -> Set.of(said.value()))
                .orElseGet(() -> method.refusesByItself()
                        ? EnumSet.complementOf(EnumSet.of(EclipseCode.METHOD_NOT_ALLOWED))
                        : Set.of());
    }

    private static RefusedWith refusal(int status, List<EclipseCode> codes) {
        String words = codes.stream()
                .map(code -> code.code() + ": " + code.description())
                .collect(Collectors.joining("; "));
        boolean tellsWhen =
                status == EclipseCode.RATE_LIMITED.status() || status == EclipseCode.DOWNSTREAM_AWAY.status();
        return new RefusedWith(status, words, Optional.of(errors(codes)), false, tellsWhen);
    }

    private static Schema errors(List<EclipseCode> codes) {
        List<Object> names =
                new ArrayList<>(codes.stream().map(EclipseCode::code).distinct().toList());
        Schema error = OASFactory.createSchema()
                .ref("Error")
                .addProperty("code", OASFactory.createSchema().enumeration(names));
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.ARRAY))
                .minItems(1)
                .items(error);
    }
}

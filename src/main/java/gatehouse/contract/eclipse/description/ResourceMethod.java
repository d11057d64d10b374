package gatehouse.contract.eclipse.description;

import gatehouse.contract.eclipse.EclipseApplication;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** A method of a resource, and what its annotations say about the operation it serves. */
record ResourceMethod(Class<?> resource, Method method) {
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

    /** All of the door, by the name that the generator gives to their operations. */
    static Map<String, ResourceMethod> ofDoor() {
        Map<String, ResourceMethod> all = new TreeMap<>();
        new EclipseApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type ->
                                Stream.of(type.getDeclaredMethods()).map(method -> new ResourceMethod(type, method)))
                        .filter(ResourceMethod::isOperation)
                        .forEach(method -> all.put(method.generatedId(), method));
        return all;
    }

    private boolean isOperation() {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(some -> some.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private String generatedId() {
        return resource.getName() + "_" + method.getName();
    }

    /** Such as {@code customersSearch}. */
    String operationId() {
        String things = resource.getSimpleName().replaceAll("Resource$", "");
        String verb = method.getName();
        return things.substring(0, 1).toLowerCase(Locale.ROOT)
                + things.substring(1)
                + verb.substring(0, 1).toUpperCase(Locale.ROOT)
                + verb.substring(1);
    }

    /** The capability that the resource is a door to. */
    String tag() {
        String room = resource.getPackageName();
        return room.substring(room.lastIndexOf('.') + 1);
    }

    private boolean isPublic() {
        return method.isAnnotationPresent(PermitAll.class);
    }

    /** A public call may bring a token, which then has to be good. */
    List<SecurityRequirement> security() {
        SecurityRequirement token = OASFactory.createSecurityRequirement().addScheme(EclipseDescription.BEARER);
        return isPublic() ? List.of(OASFactory.createSecurityRequirement(), token) : List.of(token);
    }

    /** Every code that the operation may refuse with. */
    Set<EclipseCode> refusals() {
        Set<EclipseCode> codes = EnumSet.copyOf(OF_EVERY_CALL);
        codes.addAll(ofItsOwn());
        if (!isPublic()) {
            codes.add(EclipseCode.NO_RIGHTS);
        }
        if (hasPathParameters()) {
            codes.addAll(Set.of(EclipseCode.NOT_FOUND, EclipseCode.INVALID_FIELD));
        }
        if (parametersWith(QueryParam.class, HeaderParam.class).findAny().isPresent()) {
            codes.add(EclipseCode.INVALID_FIELD);
        }
        if (body().isPresent()) {
            codes.addAll(OF_BODIES);
        }
        return codes;
    }

    private Set<EclipseCode> ofItsOwn() {
        Refuses said = method.getAnnotation(Refuses.class);
        if (said != null) {
            return Set.of(said.value());
        }
        boolean refusesByItself = method.getReturnType() == Response.class;
        return refusesByItself ? EnumSet.complementOf(EnumSet.of(EclipseCode.METHOD_NOT_ALLOWED)) : Set.of();
    }

    private boolean hasPathParameters() {
        Path below = method.getAnnotation(Path.class);
        return (resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value())).contains("{");
    }

    /** The type of the body that it takes. */
    Optional<Type> body() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .map(Annotation::annotationType)
                        .noneMatch(type -> type.getPackageName().equals("jakarta.ws.rs") || type == Context.class))
                .map(Parameter::getParameterizedType)
                .findFirst();
    }

    /** The types of what it may answer when all is well; none for a bare status. */
    List<Type> answers() {
        APIResponseSchema said = method.getAnnotation(APIResponseSchema.class);
        if (said != null) {
            return List.of(said.value());
        }
        boolean isWireType = method.getReturnType() != Response.class && method.getReturnType() != void.class;
        return isWireType ? List.of(method.getGenericReturnType()) : alternatives();
    }

    private List<Type> alternatives() {
        return Arrays.stream(method.getAnnotationsByType(APIResponse.class))
                .flatMap(response -> Arrays.stream(response.content()))
                .<Type>flatMap(content -> Arrays.stream(content.schema().oneOf()))
                .toList();
    }

    @SafeVarargs
    final Stream<Parameter> parametersWith(Class<? extends Annotation>... annotations) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(annotations).anyMatch(parameter::isAnnotationPresent));
    }
}

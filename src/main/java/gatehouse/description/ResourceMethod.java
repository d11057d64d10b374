package gatehouse.description;

import gatehouse.platform.http.DoorApplication;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** A method of a resource, and what its annotations say about the operation it serves. */
public record ResourceMethod(Class<?> resource, Method method) {
    /** All of the door, by the name that the generator gives to their operations. */
    static Map<String, ResourceMethod> of(DoorApplication door) {
        Map<String, ResourceMethod> all = new TreeMap<>();
        door.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()).map(method -> new ResourceMethod(type, method)))
                .filter(ResourceMethod::isOperation)
                .forEach(method -> all.put(method.generatedId(), method));
        return all;
    }

    /** What an annotation of the method says. */
    public <A extends Annotation> Optional<A> says(Class<A> annotation) {
        return Optional.ofNullable(method.getAnnotation(annotation));
    }

    /** Whether it words its refusals itself. */
    public boolean refusesByItself() {
        return method.getReturnType() == Response.class;
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

    public boolean isPublic() {
        return method.isAnnotationPresent(PermitAll.class) || resource.isAnnotationPresent(PermitAll.class);
    }

    public boolean hasPathParameters() {
        Path below = method.getAnnotation(Path.class);
        return (resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value())).contains("{");
    }

    /** The type of the body that it takes. */
    public Optional<Type> body() {
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
    public final Stream<Parameter> parametersWith(Class<? extends Annotation>... annotations) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(annotations).anyMatch(parameter::isAnnotationPresent));
    }
}

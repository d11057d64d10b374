package gatehouse.platform.http;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the caller calls a parameter, as its annotation says. */
final class ParameterName {
    private ParameterName() {}

    /** @param annotations null where RESTEasy asks how a header of an answer is written */
    static String of(Annotation[] annotations) {
        return Stream.ofNullable(annotations)
                .flatMap(Arrays::stream)
                .flatMap(annotation -> declaredIn(annotation).stream())
                .findFirst()
                .orElse("parameter");
    }

    private static Optional<String> declaredIn(Annotation annotation) {
        return Stream.<Optional<String>>of(
                        named(annotation, PathParam.class, PathParam::value),
                        named(annotation, QueryParam.class, QueryParam::value),
                        named(annotation, HeaderParam.class, HeaderParam::value),
                        named(annotation, MatrixParam.class, MatrixParam::value),
                        named(annotation, CookieParam.class, CookieParam::value))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <A> Optional<String> named(Annotation annotation, Class<A> kind, Function<A, String> name) {
        return Optional.of(annotation).filter(kind::isInstance).map(kind::cast).map(name);
    }
}

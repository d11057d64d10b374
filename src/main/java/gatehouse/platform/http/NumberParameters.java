package gatehouse.platform.http;

import gatehouse.platform.http.failure.UnreadableParameter;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code Long} and {@code Integer} parameters. Left alone, a server answers a broken number with 404 and does not
 * say which one; here it is a 400 that names the parameter. An absent parameter is null, so declare the wrapper.
 */
public final class NumberParameters implements ParamConverterProvider {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = name(annotations);
        if (type == Long.class) {
            return new Numbers<>(number -> type.cast(Long.valueOf(number)), name);
        }
        if (type == Integer.class) {
            return new Numbers<>(number -> type.cast(Integer.valueOf(number)), name);
        }
        return null;
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
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

    private record Numbers<T>(Function<String, T> parse, String name) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            if (!DIGITS.matcher(text).matches()) {
                throw new UnreadableParameter(name, "must be a whole number");
            }
            try {
                return parse.apply(text);
            } catch (NumberFormatException outOfRange) {
                throw new UnreadableParameter(name, "must be a smaller whole number");
            }
        }

        @Override
        public String toString(T number) {
            return number.toString();
        }
    }
}

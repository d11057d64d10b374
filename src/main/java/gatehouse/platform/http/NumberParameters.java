package gatehouse.platform.http;

import gatehouse.platform.http.failure.UnreadableParameter;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads {@code Long} and {@code Integer} parameters. Left alone, a server answers a broken number with 404 and does not
 * say which one; here it is a 400 that names the parameter. Declare the wrapper: an absent parameter is null, and not
 * every server asks about a primitive.
 */
public final class NumberParameters implements ParamConverterProvider {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = ParameterName.of(annotations);
        if (type == Long.class) {
            return new Numbers<>(number -> type.cast(Long.valueOf(number)), name);
        }
        if (type == Integer.class) {
            return new Numbers<>(number -> type.cast(Integer.valueOf(number)), name);
        }
        return null;
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

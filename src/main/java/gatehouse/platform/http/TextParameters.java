package gatehouse.platform.http;

import gatehouse.platform.http.failure.UnreadableParameter;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Holds text parameters to what texts in a JSON body are held to: no NUL, which a database may not be able to compare,
 * and no half of a surrogate pair.
 */
public final class TextParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked") // T is String, which a Class token cannot tell the compiler.
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == String.class ? (ParamConverter<T>) new Texts(ParameterName.of(annotations)) : null;
    }

    private record Texts(String name) implements ParamConverter<String> {
        @Override
        public String fromString(String text) {
            if (text != null && text.codePoints().anyMatch(Texts::isBad)) {
                throw new UnreadableParameter(name, "must not hold a NUL character or half of a surrogate pair");
            }
            return text;
        }

        @Override
        public String toString(String text) {
            return text;
        }

        private static boolean isBad(int codePoint) {
            return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
        }
    }
}

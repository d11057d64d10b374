package gatehouse.platform.json;

import gatehouse.platform.Secret;
import gatehouse.platform.json.UnreadableBody.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in our own words which member has the wrong type: the library's words would quote what the caller sent. */
final class Mismatch {
    private Mismatch() {}

    static UnreadableBody unreadable(JacksonException refused) {
        String field = field(refused);
        if (field.isEmpty()) {
            return new UnreadableBody(Kind.TYPE);
        }
        return new UnreadableBody(Kind.TYPE, field, sentence(wanted(refused)));
    }

    private static String field(JacksonException refused) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : refused.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static Class<?> wanted(JacksonException refused) {
        if (refused instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return mismatched.getTargetType();
        }
        return refused instanceof InputCoercionException outOfRange ? outOfRange.getTargetType() : Object.class;
    }

    private static String sentence(Class<?> wanted) {
        if (wanted == String.class || wanted == Secret.class) {
            return "must be a string";
        }
        if (wanted == Long.class || wanted == long.class) {
            return "must be a whole number of at most 63 bits";
        }
        if (wanted == Integer.class || wanted == int.class) {
            return "must be a whole number of at most 31 bits";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "must be true or false";
        }
        if (wanted == Instant.class) {
            return "must be a date and time with a time zone, such as 2026-01-31T08:30:00Z";
        }
        if (wanted == LocalDate.class) {
            return "must be a date such as 2026-01-31";
        }
        if (wanted.isEnum()) {
            return "must be one of " + constants(wanted);
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "must be a list";
        }
        return wanted.isRecord() ? "must be an object" : "has the wrong type";
    }

    private static String constants(Class<?> wanted) {
        return Arrays.stream(wanted.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }
}

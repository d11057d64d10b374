package gatehouse.description;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Bean Validation as JSON Schema, where the generator does not know how: our own lengths, which are in code points as
 * JSON Schema's are, and patterns, which match the whole value there and any part of it here.
 */
final class Limits {
    /** Words to choose from, and nothing else. */
    private static final java.util.regex.Pattern ONE_OF = java.util.regex.Pattern.compile("\\w+(\\|\\w+)+");

    private Limits() {}

    static void put(AnnotatedElement declared, Schema schema) {
        CodePointLength length = declared.getAnnotation(CodePointLength.class);
        if (length != null) {
            schema.setMinLength(length.min());
            schema.setMaxLength(length.max());
        }
        Pattern pattern = declared.getAnnotation(Pattern.class);
        if (pattern != null) {
            put(pattern.regexp(), schema);
        }
        if (declared.isAnnotationPresent(Email.class)) {
            schema.setFormat("email");
        }
    }

    private static void put(String regexp, Schema schema) {
        if (ONE_OF.matcher(regexp).matches()) {
            schema.setPattern(null);
            schema.setEnumeration(List.of(regexp.split("\\|")));
        } else {
            schema.setPattern("^(?:" + regexp + ")$");
        }
    }
}

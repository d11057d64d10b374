package gatehouse.contract.eclipse.description;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Bean Validation as JSON Schema, where the generator does not know how: our own lengths, which are in code points as
 * JSON Schema's are, and patterns, which match the whole value there and any part of it here.
 */
final class Limits {
    private Limits() {}

    static void put(AnnotatedElement declared, Schema schema) {
        CodePointLength length = declared.getAnnotation(CodePointLength.class);
        if (length != null) {
            schema.setMinLength(length.min());
            schema.setMaxLength(length.max());
        }
        Pattern pattern = declared.getAnnotation(Pattern.class);
        if (pattern != null) {
            schema.setPattern("^(?:" + pattern.regexp() + ")$");
        }
        if (declared.isAnnotationPresent(Email.class)) {
            schema.setFormat("email");
        }
    }
}

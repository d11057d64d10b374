package gatehouse.contract.multi.wire;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

/** One of a few words, as they are written; null is valid. */
@Documented
@Constraint(validatedBy = OneOf.OfText.class)
@Target({METHOD, FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {
    String[] value();

    String message() default "must be one of {value}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public because the validation provider makes it. */
    final class OfText implements ConstraintValidator<OneOf, String> {
        private Set<String> words;

        @Override
        public void initialize(OneOf oneOf) {
            words = Set.of(oneOf.value());
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || words.contains(text);
        }
    }
}

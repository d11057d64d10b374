package gatehouse.contract.multi.wire;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import gatehouse.subject.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shape of an e-mail address, at most 254 characters; null is valid. */
@Documented
@Constraint(validatedBy = Mail.OfText.class)
@Target({METHOD, FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Mail {
    String message() default "must be an e-mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public because the validation provider makes it. */
    final class OfText implements ConstraintValidator<Mail, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || EmailAddress.parse(text).isPresent();
        }
    }
}

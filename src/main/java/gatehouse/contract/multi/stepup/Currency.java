package gatehouse.contract.multi.stepup;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import gatehouse.challenge.Operation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A currency of ISO 4217; null is valid. */
@Documented
@Constraint(validatedBy = Currency.OfText.class)
@Target({METHOD, FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface Currency {
    String message() default "must be a currency of ISO 4217";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public because the validation provider makes it. */
    final class OfText implements ConstraintValidator<Currency, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || Operation.isCurrency(text);
        }
    }
}

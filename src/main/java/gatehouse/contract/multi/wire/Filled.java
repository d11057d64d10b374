package gatehouse.contract.multi.wire;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import gatehouse.platform.Secret;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A secret with something in it; null is valid. Its sentence is the one that clients of this contract know. */
@Documented
@Constraint(validatedBy = Filled.OfSecret.class)
@Target({METHOD, FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Filled {
    String message() default "must not be blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public because the validation provider makes it. */
    final class OfSecret implements ConstraintValidator<Filled, Secret> {
        @Override
        public boolean isValid(Secret secret, ConstraintValidatorContext context) {
            return secret == null || !secret.reveal().isBlank();
        }
    }
}

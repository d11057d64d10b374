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

/** A code of six digits; null is valid. What is wrong is told in the sentences that clients of this contract know. */
@Documented
@Constraint(validatedBy = SixDigits.OfCode.class)
@Target({METHOD, FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface SixDigits {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public because the validation provider makes it. */
    final class OfCode implements ConstraintValidator<SixDigits, SentCode> {
        private static final String LENGTH = "size must be between 6 and 6";
        private static final String SHAPE = "must match \"^[0-9]*\\$\"";

        @Override
        public boolean isValid(SentCode code, ConstraintValidatorContext context) {
            if (code == null) {
                return true;
            }
            String text = code.secret().reveal();
            boolean isSix = code.secret().length() == SentCode.DIGITS;
            if (isSix && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return true;
            }
            // Nothing at all has no sentence.
            if (!text.isEmpty()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(isSix ? SHAPE : LENGTH)
                        .addConstraintViolation();
            }
            return false;
        }
    }
}

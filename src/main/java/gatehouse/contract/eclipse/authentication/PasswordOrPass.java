package gatehouse.contract.eclipse.authentication;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A login has a password, or the two values that showing a passkey gave (5.9). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PasswordOrPass.Rule.class)
@interface PasswordOrPass {
    String message() default "{jakarta.validation.constraints.NotNull.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Told as if the password itself were marked. */
    class Rule implements ConstraintValidator<PasswordOrPass, LoginRequest> {
        @Override
        public boolean isValid(LoginRequest request, ConstraintValidatorContext context) {
            if (request.password() != null || request.base64EncodedChallengeResponseSHA256() != null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("password")
                    .addConstraintViolation();
            return false;
        }
    }
}

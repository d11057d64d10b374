package gatehouse.platform.validation;

import gatehouse.platform.Secret;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Counts the code points of a secret, without showing it. Public because the validation provider makes it. */
public final class CodePointLengthOfSecret implements ConstraintValidator<CodePointLength, Secret> {
    private int min;
    private int max;

    @Override
    public void initialize(CodePointLength limits) {
        min = limits.min();
        max = limits.max();
    }

    @Override
    public boolean isValid(Secret secret, ConstraintValidatorContext context) {
        return secret == null || secret.length() >= min && secret.length() <= max;
    }
}

package gatehouse.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Counts the code points of a text. Public because the validation provider makes it. */
public final class CodePointLengthOfText implements ConstraintValidator<CodePointLength, CharSequence> {
    private int min;
    private int max;

    @Override
    public void initialize(CodePointLength limits) {
        min = limits.min();
        max = limits.max();
    }

    @Override
    public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        long length = text.codePoints().count();
        return length >= min && length <= max;
    }
}

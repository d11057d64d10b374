package gatehouse.platform.validation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import java.util.Locale;

/**
 * The provider's own sentences, in English wherever the server stands and whatever language the caller accepts: they
 * are part of the contracts. {@code META-INF/validation.xml} names this class.
 */
public final class EnglishMessages implements MessageInterpolator {
    private final MessageInterpolator provided =
            Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();

    @Override
    public String interpolate(String template, Context context) {
        return provided.interpolate(template, context, Locale.ENGLISH);
    }

    @Override
    public String interpolate(String template, Context context, Locale asked) {
        return provided.interpolate(template, context, Locale.ENGLISH);
    }
}

package gatehouse.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a token that we signed without asking whether its session lives: because signing out twice is no mistake, or because
 * the call looks at the session itself and needs no second look.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EvenWhenSignedOut {}

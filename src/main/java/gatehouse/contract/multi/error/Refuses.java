package gatehouse.contract.multi.error;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With what a resource method refuses, for the description of the door. What any call may meet (a key that is missing, a
 * dead token, a body that cannot be read) need not be said; a method that returns a response and says nothing here may
 * refuse with whatever there is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
    /** Codes, each with the status it has. */
    MultiCode[] value() default {};

    /** Statuses without a body. */
    int[] bare() default {};
}

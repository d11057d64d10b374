package gatehouse.contract.eclipse.error;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes with which a resource method refuses, for the description of the door. What any call may meet (a dead token,
 * a body that cannot be read, a resource that is not there) need not be said; a method that returns a response and says
 * nothing here may refuse with whatever code there is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
    EclipseCode[] value();
}

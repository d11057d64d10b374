package gatehouse.contract.multi.call;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Carried out once, however often it is sent with the same {@code idempotency-ref} within 24 hours (3.5). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /**
     * Whether a reference counts only in the session that brought it: what the call does, or the secret that it answers,
     * is that session's. Without it another session of the same user, acting for the same identity, gets the answer.
     */
    boolean withinSession() default false;
}

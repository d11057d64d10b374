package gatehouse.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a timer or a message-driven bean: its work finds the surroundings that a request would find.
 *
 * <p>Without it Payara begins the transaction of a {@code @Transactional} bean and then leaves the database and the queue
 * out of it, because no servlet is at work: each statement commits for itself, no lock is held, and a JMS message that is
 * sent never leaves.
 */
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LikeARequest {}

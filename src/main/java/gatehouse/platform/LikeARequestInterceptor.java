package gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Does what {@link LikeARequest} says. */
@Interceptor
@LikeARequest
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class LikeARequestInterceptor {
    @Inject
    RequestSurroundings surroundings;

    /** A message that comes too early or too late is refused, and the broker brings it again. */
    @AroundInvoke
    Object message(InvocationContext work) throws Exception {
        if (!surroundings.areKnown()) {
            throw new IllegalStateException("The application is starting or ending");
        }
        return surroundings.call(work::proceed);
    }

    /** A timer that is early has another turn. */
    @AroundTimeout
    Object turn(InvocationContext work) throws Exception {
        return surroundings.areKnown() ? surroundings.call(work::proceed) : null;
    }
}

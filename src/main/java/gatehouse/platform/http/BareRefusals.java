package gatehouse.platform.http;

import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.failure.Dialects;
import gatehouse.platform.http.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;

/**
 * Gives a refusal that JAX-RS answers past all mappers, such as that of a header that is no media type, the body that
 * the door has for its status, where it has one.
 */
@ApplicationScoped
public class BareRefusals implements ContainerResponseFilter {
    private static final int FIRST_FAILURE = 400;

    @Inject
    Dialects dialects;

    @Inject
    HttpServletRequest called;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_FAILURE || response.hasEntity()) {
            return;
        }
        dialects.of(called.getServletPath())
                .flatMap(dialect -> dialect.answer(Failure.ofStatus(response.getStatus()), CurrentCall.trace())
                        .body())
                .ifPresent(body -> response.setEntity(body, new Annotation[0], MediaType.APPLICATION_JSON_TYPE));
    }
}

package gatehouse.sandbox;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** {@code POST /sandbox/reset}: everything is as it was at first start. */
@Path("/reset")
@RequestScoped
public class ResetResource {
    @Inject
    Samples samples;

    @POST
    @PermitAll
    public void reset() {
        samples.reset();
    }
}

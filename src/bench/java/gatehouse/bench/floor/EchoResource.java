package gatehouse.bench.floor;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Reads JSON and answers it: what any call costs in this container, with and without the check of a token. */
@Path("/echo")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {
    /** What is said, and said again. */
    public static class Words {
        public String identity;
        public String password;
    }

    @POST
    @Path("/open")
    @PermitAll
    public Words open(Words words) {
        return words;
    }

    @POST
    @Path("/protected")
    @RolesAllowed("CUSTOMER")
    public Words behindTheCheck(Words words) {
        return words;
    }
}

package gatehouse.contract.multi.factor;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.enrolment.FindPhoneFactor;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /authentication_factors} (2.3). */
@Path("/authentication_factors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FactorsResource {
    @Inject
    FindPhoneFactor phones;

    @Inject
    CurrentMember current;

    /** 200 with the factors of the holder of the token, the phone first; the member is absent when there is none. */
    @Operation(
            summary = "List the factors of the user",
            description = "The phone first; without any factor the member is absent.")
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    public FactorsResponse list() {
        return FactorsResponse.of(phones.find(current.session().subjectId()).stream()
                .map(FactorResponse::of)
                .toList());
    }
}

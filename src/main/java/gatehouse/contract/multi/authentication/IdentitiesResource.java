package gatehouse.contract.multi.authentication;

import gatehouse.acting.ChooseCustomer;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Opens;
import gatehouse.platform.http.Page;
import gatehouse.session.TokenKind;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /identities} (2.1). */
@Path("/identities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IdentitiesResource {
    @Inject
    ChooseCustomer acting;

    @Inject
    CurrentMember current;

    /**
     * 200 with those that the holder of the token may act for, in the order in which they were linked.
     *
     * @param offset how many to skip
     * @param limit how many to show at most
     */
    @Operation(
            summary = "List identities",
            description = "Those that the holder of the token may act for, in the order in which they were linked.")
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    @Opens({TokenKind.ACCESS, TokenKind.AUTH})
    public List<IdentityResponse> list(
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(Page.FARTHEST) Integer offset,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LONGEST) Integer limit) {
        return acting.choices(current.session().subjectId()).stream()
                .skip(offset)
                .limit(limit)
                .map(IdentityResponse::of)
                .toList();
    }
}

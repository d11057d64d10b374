package gatehouse.contract.multi.authentication;

import gatehouse.acting.Choice;
import gatehouse.acting.ChooseCustomer;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Opens;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.session.TokenKind;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /access_token} (2.1, 3.1). */
@Path("/access_token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessTokenResource {
    @Inject
    ChooseCustomer acting;

    @Inject
    CurrentMember current;

    /**
     * 200 with a token for that identity; 400 when it is left out and there are several; 401 for an identity of another
     * type; 404 for one that the caller may not act for; 423 while the credential is locked.
     */
    @Operation(
            summary = "Choose an identity",
            description =
                    "Exchanges a token for one that acts for the identity, with five minutes of its own. Who has one"
                            + " identity only may leave it out. The token that was exchanged stays good.")
    @APIResponseSchema(value = AccessTokenResponse.class, responseDescription = "A token for the identity")
    @Refuses(bare = {404, 423})
    @POST
    @RolesAllowed(Groups.CUSTOMER)
    @Opens({TokenKind.ACCESS, TokenKind.AUTH})
    public Response exchange(@Valid AccessTokenRequest request) {
        Optional<IdentityId> identity = Optional.ofNullable(request.identity());
        Optional<ChooseCustomer.Wish> wish =
                identity.map(id -> new ChooseCustomer.Wish(id.number().orElseThrow(NotFoundException::new), id.kind()));
        return acting.choose(current.session().id(), wish, current.circumstances())
                .as(new Choice.Cases<>() {
                    @Override
                    public Response chosen(Choice.Chosen chosen) {
                        return Response.ok(AccessTokenResponse.of(chosen)).build();
                    }

                    @Override
                    public Response unknown() {
                        throw new NotFoundException();
                    }

                    @Override
                    public Response otherKind() {
                        return Refusal.unauthenticated();
                    }

                    @Override
                    public Response unnamed() {
                        throw InvalidCall.of("identity", "NotNull", "is required");
                    }

                    @Override
                    public Response locked(Instant until) {
                        return Refusal.locked();
                    }

                    @Override
                    public Response over() {
                        return Refusal.unauthenticated();
                    }
                });
    }
}

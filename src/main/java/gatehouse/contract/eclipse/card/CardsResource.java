package gatehouse.contract.eclipse.card;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.card.Card;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.cardholder.CardView;
import gatehouse.cardholder.ShowCard;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.Secret;
import gatehouse.token.Groups;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** One card: masked for its owner and the tenant (row 20), whole for whoever brings its password (row 22). */
@Path("/tenants/{tenantId}/cards/{cardId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CardsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("cardId")
    Long cardId;

    @Inject
    Cards cards;

    @Inject
    ShowCard show;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    /** Somebody else's card and one that does not exist are refused alike, so that numbers cannot be tried out. */
    @Operation(
            summary = "Read a card",
            description = "Shows the first six and the last four digits of its number. Customers see their own cards.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public CardResponse read() {
        Optional<Card> card = cards.find(tenantId, cardId);
        current.allowed(
                Permission.READ_CARDS,
                card.map(known -> Target.customer(tenantId, known.customerId())).orElse(Target.tenant(tenantId)));
        return card.map(CardResponse::of).orElseThrow(NotFoundException::new);
    }

    /** An unknown card and a customer without password are refused as a wrong password is; staff always. */
    @Operation(
            summary = "See a card whole",
            description = "Takes the card access password, and needs no token: whoever brings one must be the owner."
                    + " The answer must not be stored.")
    @APIResponseSchema(value = DetailsResponse.class, responseDescription = "The whole card")
    @Refuses({EclipseCode.INCORRECT_PASSWORD, EclipseCode.NO_RIGHTS, EclipseCode.RATE_LIMITED})
    @POST
    @Path("/details")
    @PermitAll
    public Response details(@Valid DetailsRequest body) {
        if (current.caller().isPresent()) {
            current.allowed(Permission.SHOW_CARD, Target.tenant(tenantId));
        }
        ShowCard.Attempt attempt = new ShowCard.Attempt(tenantId, cardId, body.cap());
        return show.show(attempt, current.circumstances()).as(new CardView.Cases<>() {
            @Override
            public Response shown(CardFace face, Secret securityCode) {
                return Response.ok(DetailsResponse.of(face, securityCode))
                        // Said here again: no filter's mistake may leave a card in a cache.
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            }

            @Override
            public Response refused() {
                return errors.response(EclipseCode.INCORRECT_PASSWORD);
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }

            @Override
            public Response sourceAway() {
                return errors.response(EclipseCode.DOWNSTREAM_AWAY);
            }
        });
    }
}

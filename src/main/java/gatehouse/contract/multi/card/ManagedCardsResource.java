package gatehouse.contract.multi.card;

import gatehouse.card.Card;
import gatehouse.card.CardFace;
import gatehouse.cardholder.OwnCards;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.platform.Secret;
import gatehouse.platform.http.PathId;
import gatehouse.session.Session;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code GET /managed_cards} and {@code /managed_cards/{id}}: what a step-up is for (3.3). */
@Path("/managed_cards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ManagedCardsResource {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    OwnCards own;

    @Inject
    Customers customers;

    @Inject
    CurrentMember current;

    /** 200 with the cards of the identity that the token acts for, masked; 403 without a step-up, unless the tenant has it otherwise. */
    @Operation(
            summary = "List the cards of the identity",
            description = "None of them with its number. Without a step-up, in this session or one that the tenant"
                    + " remembers, they are refused, unless the tenant has it otherwise.")
    @APIResponseSchema(value = ManagedCards.class, responseDescription = "The cards, oldest first")
    @Refuses(MultiCode.STEP_UP_REQUIRED)
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    public Response list() {
        return own.list(current.session(), current.circumstances())
                .map(cards ->
                        Response.ok(wire(cards, customer(current.session()))).build())
                .orElseGet(() -> Refusal.of(MultiCode.STEP_UP_REQUIRED));
    }

    private static ManagedCards wire(List<Card> cards, Customer customer) {
        List<ManagedCard> masked =
                cards.stream().map(card -> ManagedCard.masked(card, customer)).toList();
        return new ManagedCards(masked, masked.size(), masked.size());
    }

    /** 200 with the card: with number and security code where the session was stepped up; 403, 404; 503 when the code cannot be had. */
    @Operation(
            summary = "Show a card of the identity",
            description = "With number and security code in a session that was stepped up. In another it is refused, or"
                    + " masked where the tenant has it so.")
    @APIResponseSchema(value = ManagedCard.class, responseDescription = "The card")
    @Refuses(MultiCode.STEP_UP_REQUIRED)
    @GET
    @Path("/{id}")
    @RolesAllowed(Groups.CUSTOMER)
    public Response show(@PathParam("id") String id) {
        Session session = current.session();
        OwnCards.Look look = own.look(session, PathId.number(id), current.circumstances());
        if (look instanceof OwnCards.Look.Refused) {
            return Refusal.of(MultiCode.STEP_UP_REQUIRED);
        }
        if (look instanceof OwnCards.Look.Seen seen) {
            return seen.face()
                    .map(face -> whole(seen, face, customer(session)))
                    .orElseGet(() -> Response.ok(ManagedCard.masked(seen.card(), customer(session)))
                            .build());
        }
        throw new NotFoundException();
    }

    private Response whole(OwnCards.Look.Seen seen, CardFace face, Customer customer) {
        Optional<Secret> code = own.securityCode(face);
        return code.map(known -> Response.ok(ManagedCard.whole(seen.card(), customer, face, known))
                        .build())
                .orElseGet(() -> Refusal.unavailable(SOON));
    }

    private Customer customer(Session session) {
        return customers.find(session.tenantId(), session.party().number()).orElseThrow(NotFoundException::new);
    }
}

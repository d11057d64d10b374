package gatehouse.contract.eclipse.card;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.card.Card;
import gatehouse.card.Cards;
import gatehouse.card.Pan;
import gatehouse.card.Wallet;
import gatehouse.card.Wallets;
import gatehouse.cardholder.CardIssue;
import gatehouse.cardholder.IssueCard;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.token.Groups;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** One wallet, and the cards that spend from it (row 21). */
@Path("/tenants/{tenantId}/wallets/{walletId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WalletsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("walletId")
    Long walletId;

    @Inject
    Wallets wallets;

    @Inject
    Cards cards;

    @Inject
    IssueCard issue;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(summary = "Read a wallet", description = "Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public WalletResponse read() {
        return WalletResponse.of(allowedWallet(Permission.READ_WALLETS));
    }

    @Operation(
            summary = "List the cards of a wallet",
            description = "Masked: the first six and the last four digits of each number. Customers see their own.")
    @GET
    @Path("/cards")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public List<CardResponse> cards() {
        return cards.ofWallet(allowedWallet(Permission.READ_CARDS).id()).stream()
                .map(CardResponse::of)
                .toList();
    }

    /** Somebody else's wallet and one that does not exist are refused alike, so that numbers cannot be tried out. */
    private Wallet allowedWallet(Permission permission) {
        Optional<Wallet> wallet = wallets.find(tenantId, walletId);
        current.allowed(
                permission,
                wallet.map(known -> Target.customer(tenantId, known.customerId()))
                        .orElse(Target.tenant(tenantId)));
        return wallet.orElseThrow(NotFoundException::new);
    }

    @Operation(
            summary = "Issue a card",
            description =
                    "Puts a card into the wallet. In a sandbox all of the body may be left out; elsewhere number and"
                            + " expiry come from the card's issuer.")
    @APIResponseSchema(value = CardResponse.class, responseCode = "201", responseDescription = "The card, masked")
    @Refuses(EclipseCode.INVALID_ARGUMENT)
    @POST
    @Path("/cards")
    @RolesAllowed(Groups.STAFF)
    public Response issue(@Valid CardRequest body) {
        Caller caller = current.allowed(Permission.ISSUE_CARD, Target.tenant(tenantId));
        IssueCard.Wish wish = new IssueCard.Wish(
                tenantId,
                walletId,
                Optional.ofNullable(body.pan()).map(WalletsResource::pan),
                Optional.ofNullable(body.expiry()).map(YearMonth::parse),
                Optional.ofNullable(body.cardHolderName()));
        return issue.issue(caller, wish, current.circumstances()).as(new CardIssue.Cases<>() {
            @Override
            public Response issued(Card card) {
                return Response.status(Response.Status.CREATED)
                        .entity(CardResponse.of(card))
                        .build();
            }

            @Override
            public Response missing() {
                return errors.response(EclipseCode.NOT_FOUND);
            }

            @Override
            public Response taken() {
                return errors.response(EclipseCode.INVALID_ARGUMENT, Optional.of("The tenant has this card already"));
            }

            @Override
            public Response withoutNumber() {
                throw InvalidCall.of("pan", "NotNull", "must not be null");
            }

            @Override
            public Response withoutExpiry() {
                throw InvalidCall.of("expiry", "NotNull", "must not be null");
            }

            @Override
            public Response withoutName() {
                throw InvalidCall.of("cardHolderName", "NotNull", "must not be null: the customer has no name");
            }

            @Override
            public Response expired() {
                throw InvalidCall.of("expiry", "Future", "must not be in the past");
            }
        });
    }

    private static Pan pan(Secret text) {
        return Pan.parse(text.reveal())
                .orElseThrow(
                        () -> InvalidCall.of("pan", "Pattern", "must be 14 to 19 digits with a right check digit"));
    }
}

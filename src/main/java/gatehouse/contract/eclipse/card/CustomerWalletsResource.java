package gatehouse.contract.eclipse.card;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.card.Wallet;
import gatehouse.card.Wallets;
import gatehouse.cardholder.OpenWallet;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.Customers;
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
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The wallets of a customer. */
@Path("/tenants/{tenantId}/customers/{customerId}/wallets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomerWalletsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @Inject
    OpenWallet open;

    @Inject
    Wallets wallets;

    @Inject
    Customers customers;

    @Inject
    CurrentCaller current;

    @Operation(summary = "Open a wallet", description = "Opens one more wallet of a customer, in one currency.")
    @APIResponseSchema(
            value = WalletResponse.class,
            responseCode = "201",
            responseDescription = "The wallet as it was opened")
    @Refuses({})
    @POST
    @RolesAllowed(Groups.STAFF)
    public Response open(@Valid WalletRequest body) {
        Caller caller = current.allowed(Permission.OPEN_WALLET, Target.customer(tenantId, customerId));
        Wallet wallet = open.open(
                        caller, tenantId, customerId, body.name(), currency(body.currency()), current.circumstances())
                .orElseThrow(NotFoundException::new);
        return Response.status(Response.Status.CREATED)
                .entity(WalletResponse.of(wallet))
                .build();
    }

    @Operation(summary = "List the wallets of a customer", description = "Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public List<WalletResponse> list() {
        current.allowed(Permission.READ_WALLETS, Target.customer(tenantId, customerId));
        customers.find(tenantId, customerId).orElseThrow(NotFoundException::new);
        return wallets.ofCustomer(customerId).stream().map(WalletResponse::of).toList();
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw InvalidCall.of("currency", "Pattern", "must be a currency code of ISO 4217");
        }
    }
}

package gatehouse.contract.eclipse.card;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.card.Cards;
import gatehouse.door.CurrentCaller;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The cards of a customer, whatever wallet they spend from. */
@Path("/tenants/{tenantId}/customers/{customerId}/cards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CustomerCardsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @Inject
    Cards cards;

    @Inject
    Customers customers;

    @Inject
    CurrentCaller current;

    @Operation(
            summary = "List the cards of a customer",
            description = "Masked, whatever wallet they spend from. Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public List<CardResponse> list() {
        current.allowed(Permission.READ_CARDS, Target.customer(tenantId, customerId));
        customers.find(tenantId, customerId).orElseThrow(NotFoundException::new);
        return cards.ofCustomer(customerId).stream().map(CardResponse::of).toList();
    }
}

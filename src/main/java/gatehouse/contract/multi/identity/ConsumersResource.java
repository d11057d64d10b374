package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.mailbox.MailboxCalls;
import gatehouse.contract.multi.mailbox.SendRequest;
import gatehouse.contract.multi.mailbox.VerifyRequest;
import gatehouse.membership.mailbox.Owner;
import gatehouse.subject.Customer;
import gatehouse.token.Groups;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /consumers} (2.4). */
@Path("/consumers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsumersResource {
    @Inject
    IdentityCalls calls;

    @Inject
    MailboxCalls mailbox;

    /** 200 with the consumer, whose root has no password yet; 409 with what speaks against it. */
    @Operation(summary = "Make a person a consumer")
    @POST
    @PermitAll
    public Response create(@Valid ConsumerRequest request) {
        return calls.open(request.sheet(), ConsumerResponse::of);
    }

    /** 200 with the consumer for which the holder of the token acts; 403 for who acts for another kind of identity. */
    @Operation(summary = "Read the own consumer")
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    public Response read() {
        return calls.read(Customer.Kind.CONSUMER, ConsumerResponse::of);
    }

    /**
     * 204: a code is on its way, good for five minutes, unless one was sent a moment ago or the address was confirmed
     * before; 409 for an address that no root of a consumer has, where the tenant may know.
     */
    @Operation(summary = "Send a code to the e-mail address of the root user of a consumer")
    @POST
    @Path("/verification/email/send")
    @PermitAll
    public Response sendCode(@Valid SendRequest request) {
        return mailbox.send(Owner.Kind.PERSON, request);
    }

    /** 204: the address is confirmed; 409 for whatever is wrong with the code or the address. */
    @Operation(summary = "Confirm the e-mail address of the root user of a consumer")
    @POST
    @Path("/verification/email/verify")
    @PermitAll
    public Response verifyCode(@Valid VerifyRequest request) {
        return mailbox.verify(Owner.Kind.PERSON, request);
    }
}

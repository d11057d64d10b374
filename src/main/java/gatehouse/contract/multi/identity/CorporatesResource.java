package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.mailbox.MailboxCalls;
import gatehouse.contract.multi.mailbox.SendRequest;
import gatehouse.contract.multi.mailbox.VerifyRequest;
import gatehouse.contract.multi.wire.PersonChange;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /corporates} (2.4). */
@Path("/corporates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CorporatesResource {
    @Inject
    IdentityCalls calls;

    @Inject
    MailboxCalls mailbox;

    /** 200 with the corporate, whose root has no password yet; 409 with what speaks against it. */
    @Operation(
            summary = "Make a company a corporate",
            description = "Its root user bears its number, and has no password yet.")
    @APIResponseSchema(value = CorporateResponse.class, responseDescription = "The corporate")
    @Refuses({
        MultiCode.TERMS_NOT_ACCEPTED,
        MultiCode.COUNTRY_INVALID,
        MultiCode.CURRENCY_UNSUPPORTED,
        MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID,
        MultiCode.PROFILE_INACTIVE,
        MultiCode.PROFILE_NOT_FOUND,
        MultiCode.ROOT_EMAIL_NOT_UNIQUE
    })
    @POST
    @PermitAll
    @Idempotent
    public Response create(@Valid CorporateRequest request) {
        return calls.open(request.sheet(), CorporateResponse::of);
    }

    /** 200 with the corporate for which the holder of the token acts; 403 for who acts for another kind of identity. */
    @Operation(
            summary = "Read the own corporate",
            description = "The one that the token acts for; forbidden to who acts for another kind of identity.")
    @APIResponseSchema(value = CorporateResponse.class, responseDescription = "The corporate")
    @Refuses(bare = 403)
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    public Response read() {
        return calls.read(Customer.Kind.CORPORATE, CorporateResponse::of);
    }

    /**
     * 200 with the corporate as changed; 403 for who is not its root user, and for another address or mobile without a
     * step-up; 409 with what speaks against it.
     */
    @Operation(
            summary = "Change the root user of the own corporate",
            description =
                    "Only the root user may. What is left out stays as it is. Another e-mail address is the name to"
                            + " sign in with from now on and has to be confirmed; another mobile has to be enrolled again; codes"
                            + " that were sent before are void, the user's other sessions end, and the old and the new address"
                            + " are told. Either asks for a session that was stepped up once the user had a factor.")
    @APIResponseSchema(value = CorporateResponse.class, responseDescription = "The corporate as changed")
    @Refuses(
            value = {
                MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID,
                MultiCode.ROOT_EMAIL_NOT_UNIQUE,
                MultiCode.STEP_UP_REQUIRED
            },
            bare = 403)
    @PATCH
    @RolesAllowed(Groups.CUSTOMER)
    public Response change(@Valid PersonChange request) {
        return calls.change(Customer.Kind.CORPORATE, request, CorporateResponse::of);
    }

    /**
     * 204: a code is on its way, good for five minutes, unless one was sent a moment ago or the address was confirmed
     * before; 409 for an address that no root of a corporate has, where the tenant may know.
     */
    @Operation(
            summary = "Send a code to the e-mail address of the root user of a corporate",
            description = "Good for five minutes. Nothing is sent a moment after the last, nor to an address that was"
                    + " confirmed before.")
    @APIResponse(responseCode = "204", description = "A code is on its way, if one is due")
    @Refuses(MultiCode.EMAIL_NOT_FOUND)
    @POST
    @Path("/verification/email/send")
    @PermitAll
    @Idempotent
    public Response sendCode(@Valid SendRequest request) {
        return mailbox.send(Owner.Kind.COMPANY, request);
    }

    /** 204: the address is confirmed; 409 for whatever is wrong with the code or the address. */
    @Operation(
            summary = "Confirm the e-mail address of the root user of a corporate",
            description = "With the code that was sent there; whatever is wrong with it is one refusal.")
    @APIResponse(responseCode = "204", description = "The address is confirmed")
    @Refuses(MultiCode.VERIFICATION_CODE_INVALID)
    @POST
    @Path("/verification/email/verify")
    @PermitAll
    public Response verifyCode(@Valid VerifyRequest request) {
        return mailbox.verify(Owner.Kind.COMPANY, request);
    }
}

package gatehouse.contract.multi.user;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.call.SteppedUp;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.mailbox.MailboxCalls;
import gatehouse.contract.multi.mailbox.SendRequest;
import gatehouse.contract.multi.mailbox.VerifyRequest;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.contract.multi.wire.PersonChange;
import gatehouse.membership.Activation;
import gatehouse.membership.AddUser;
import gatehouse.membership.ChangeUser;
import gatehouse.membership.User;
import gatehouse.membership.UserOutcome;
import gatehouse.membership.Users;
import gatehouse.membership.mailbox.Owner;
import gatehouse.platform.http.Page;
import gatehouse.platform.http.PathId;
import gatehouse.subject.Customers;
import gatehouse.token.Groups;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /users} (2.4): those who act for an identity beside its root, for whoever acts for the same identity. */
@Path("/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {
    @Inject
    Users users;

    @Inject
    AddUser addUser;

    @Inject
    ChangeUser changeUser;

    @Inject
    Activation activation;

    @Inject
    Customers customers;

    @Inject
    MailboxCalls mailbox;

    @Inject
    CurrentMember current;

    /** 200 with the user, who has no password yet; 403 without a step-up; 409 with what speaks against it. */
    @Operation(
            summary = "Add a user",
            description = "They act for the identity that the token acts for, as soon as they were invited or given a"
                    + " password. Asks for a session that was stepped up.")
    @APIResponseSchema(value = UserResponse.class, responseDescription = "The user was added")
    @Refuses({MultiCode.EMAIL_NOT_UNIQUE, MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID})
    @POST
    @RolesAllowed(Groups.CUSTOMER)
    @SteppedUp
    @Idempotent
    public Response add(@Valid UserRequest request) {
        return request.hasBadMobile()
                ? Refusal.of(MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID)
                : answer(addUser.add(current.caller(), request.person(), current.circumstances()));
    }

    /**
     * 200 with users of the identity, in the order in which they came; the root is none of them.
     *
     * @param offset how many to skip
     * @param limit how many to show at most
     */
    @Operation(
            summary = "List the users",
            description = "Of the identity that the token acts for, in the order in which they came; without its root.")
    @APIResponseSchema(value = UsersResponse.class, responseDescription = "The users")
    @Refuses
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    public Response list(
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(Page.FARTHEST) Integer offset,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LONGEST) Integer limit) {
        Users.Page page = users.list(current.caller(), offset, limit);
        return Response.ok(
                        UsersResponse.of(page.users().stream().map(this::wire).toList(), page.count()))
                .build();
    }

    /** 200; 404 for who does not act for the same identity, and for its root. */
    @Operation(summary = "Read a user", description = "Of the identity that the token acts for; its root is none.")
    @APIResponseSchema(value = UserResponse.class, responseDescription = "The user")
    @Refuses
    @GET
    @Path("/{user_id}")
    @RolesAllowed(Groups.CUSTOMER)
    public Response read(@PathParam("user_id") String user) {
        return users.find(current.caller(), PathId.number(user))
                .map(found -> Response.ok(wire(found)).build())
                .orElseThrow(NotFoundException::new);
    }

    /**
     * 200 with the user as changed; 403, also for another address or mobile without a step-up, and 404 as {@link #read};
     * 409 with what speaks against it.
     */
    @Operation(
            summary = "Change a user",
            description = "What is left out stays as it is. Another e-mail address is the name to sign in with from now"
                    + " on and not confirmed; another mobile has to be enrolled again; codes that were sent before are"
                    + " void, the user's other sessions end, and the old and the new address are told. Either asks for a"
                    + " session that was stepped up once the caller or the user had a factor. How one is reached who acts for another"
                    + " identity too, only they themselves change: 403.")
    @APIResponseSchema(value = UserResponse.class, responseDescription = "The user as changed")
    @Refuses({MultiCode.EMAIL_NOT_UNIQUE, MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID, MultiCode.STEP_UP_REQUIRED})
    @PATCH
    @Path("/{user_id}")
    @RolesAllowed(Groups.CUSTOMER)
    public Response change(@PathParam("user_id") String user, @Valid PersonChange request) {
        long number = PathId.number(user);
        return request.hasBadMobile()
                ? users.find(current.caller(), number)
                        .map(found -> Refusal.of(MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID))
                        .orElseThrow(NotFoundException::new)
                : answer(changeUser.change(current.caller(), number, request.change(), current.circumstances()));
    }

    /** 204: the user can act for the identity; 403 without a step-up, 404 as {@link #read}. A body is not looked at. */
    @Operation(
            summary = "Let a user in again",
            description = "Nothing happens to one who was not shut out. Asks for a session that was stepped up once the"
                    + " caller or the user had a factor.")
    @APIResponse(responseCode = "204", description = "The user can act for the identity")
    @Refuses(MultiCode.STEP_UP_REQUIRED)
    @POST
    @Path("/{user_id}/activate")
    @RolesAllowed(Groups.CUSTOMER)
    @Consumes(MediaType.WILDCARD)
    public Response activate(@PathParam("user_id") String user) {
        return switch (activation.activate(current.caller(), PathId.number(user), current.circumstances())) {
            case DONE -> Response.noContent().build();
            case MISSING -> throw new NotFoundException();
            case STEP_UP_REQUIRED -> Refusal.of(MultiCode.STEP_UP_REQUIRED);
        };
    }

    /** 204: the user does not act for the identity any more, and the sessions that did have ended; 404 as {@link #read}. */
    @Operation(
            summary = "Shut a user out",
            description =
                    "They cannot sign in any more, their sessions end, and codes that were sent to them are void. One who"
                            + " acts for another identity too can sign in for that.")
    @APIResponse(responseCode = "204", description = "The user does not act for the identity")
    @POST
    @Path("/{user_id}/deactivate")
    @RolesAllowed(Groups.CUSTOMER)
    @Consumes(MediaType.WILDCARD)
    public void deactivate(@PathParam("user_id") String user) {
        if (!activation.deactivate(current.caller(), PathId.number(user), current.circumstances())) {
            throw new NotFoundException();
        }
    }

    /** 204: a code is on its way, if one is due; 409 for an address that no user has, where the tenant may know. */
    @Operation(
            summary = "Send a code to the e-mail address of a user",
            description = "Good for five minutes. Nothing is sent a moment after the last, nor to an address that was"
                    + " confirmed before.")
    @APIResponse(responseCode = "204", description = "A code is on its way, if one is due")
    @Refuses(MultiCode.EMAIL_NOT_FOUND)
    @POST
    @Path("/verification/email/send")
    @PermitAll
    @Idempotent
    public Response sendCode(@Valid SendRequest request) {
        return mailbox.send(Owner.Kind.USER, request);
    }

    /** 204: the address is confirmed; 409 for whatever is wrong with the code or the address. */
    @Operation(
            summary = "Confirm the e-mail address of a user",
            description = "With the code that was sent there; whatever is wrong with it is one refusal.")
    @APIResponse(responseCode = "204", description = "The address is confirmed")
    @Refuses(MultiCode.VERIFICATION_CODE_INVALID)
    @POST
    @Path("/verification/email/verify")
    @PermitAll
    public Response verifyCode(@Valid VerifyRequest request) {
        return mailbox.verify(Owner.Kind.USER, request);
    }

    private Response answer(UserOutcome outcome) {
        return outcome.as(new UserOutcome.Cases<>() {
            @Override
            public Response done(User user) {
                return Response.ok(wire(user)).build();
            }

            @Override
            public Response missing() {
                throw new NotFoundException();
            }

            @Override
            public Response taken() {
                return Refusal.of(MultiCode.EMAIL_NOT_UNIQUE);
            }

            @Override
            public Response stepUpRequired() {
                return Refusal.of(MultiCode.STEP_UP_REQUIRED);
            }

            @Override
            public Response actsForOthers() {
                return Refusal.forbidden();
            }

            @Override
            public Response over() {
                return Refusal.unauthenticated();
            }
        });
    }

    private UserResponse wire(User user) {
        return UserResponse.of(
                user,
                IdentityId.of(customers
                        .find(
                                user.subject().tenantId(),
                                user.subject().customerId().orElseThrow())
                        .orElseThrow()));
    }
}

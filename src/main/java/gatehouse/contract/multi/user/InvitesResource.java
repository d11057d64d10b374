package gatehouse.contract.multi.user;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.password.Weaknesses;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.contract.multi.wire.TokenOnly;
import gatehouse.door.Audience;
import gatehouse.membership.invitation.AcceptInvite;
import gatehouse.membership.invitation.CheckInvite;
import gatehouse.membership.invitation.InviteAcceptance;
import gatehouse.membership.invitation.SendInvite;
import gatehouse.platform.http.PathId;
import gatehouse.tenant.PasswordPreset;
import gatehouse.token.Groups;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code /users/{user_id}/invite} (2.4): how a user comes to a password that nobody else ever knew. */
@Path("/users/{user_id}/invite")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvitesResource {
    @PathParam("user_id")
    String user;

    @Inject
    SendInvite sendInvite;

    @Inject
    CheckInvite checkInvite;

    @Inject
    AcceptInvite acceptInvite;

    @Inject
    CurrentMember current;

    /** 204: a code was mailed, good for 30 days; 404 for who is no user of the same identity; 409. No body is looked at. */
    @Operation(
            summary = "Invite a user",
            description = "Mails a code that is good for 30 days; a newer one takes the place of the last.")
    @APIResponse(responseCode = "204", description = "The invite is on its way")
    @Refuses(MultiCode.INVITE_ALREADY_CONSUMED)
    @POST
    @RolesAllowed(Groups.CUSTOMER)
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    public Response send() {
        return switch (sendInvite.send(current.caller(), PathId.number(user), current.circumstances())) {
            case SENT -> Response.noContent().build();
            case MISSING -> throw new NotFoundException();
            case ACCEPTED_BEFORE -> Refusal.of(MultiCode.INVITE_ALREADY_CONSUMED);
        };
    }

    /** 204: the code is good; 409 for whatever is wrong with it. */
    @Operation(
            summary = "Look whether the code of an invite is good",
            description = "Does not use it up; a wrong one counts as an attempt.")
    @APIResponse(responseCode = "204", description = "The code is good")
    @Refuses(MultiCode.INVITE_OR_INVITE_CODE_INVALID)
    @POST
    @Path("/validate")
    @PermitAll
    public Response validate(@Valid InviteCodeRequest request) {
        boolean good = checkInvite.isGood(
                current.tenant().id(), PathId.number(user), request.inviteCode().secret(), current.circumstances());
        return good ? Response.noContent().build() : Refusal.of(MultiCode.INVITE_OR_INVITE_CODE_INVALID);
    }

    /** 200 with a usable token; 409 with what speaks against it; 429 when too many passwords are being hashed. */
    @Operation(
            summary = "Choose a password by an invite",
            description = "Uses the code up and signs the user in. A password that will not do leaves the code good.")
    @APIResponseSchema(value = TokenOnly.class, responseDescription = "The password is set")
    @Refuses({
        MultiCode.INVITE_OR_INVITE_CODE_INVALID,
        MultiCode.UNRESOLVED_IDENTITY,
        MultiCode.PASSWORD_ALREADY_CREATED,
        MultiCode.PASSWORD_TOO_SHORT,
        MultiCode.PASSWORD_TOO_LONG,
        MultiCode.PASSWORD_TOO_SIMPLE,
        MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID
    })
    @POST
    @Path("/consume")
    @PermitAll
    @Idempotent
    public Response consume(@Valid ConsumeRequest request) {
        long number = PathId.number(user);
        if (request.hasBadMobile()) {
            return Refusal.of(MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID);
        }
        AcceptInvite.Wish wish = new AcceptInvite.Wish(
                current.tenant().id(),
                number,
                request.inviteCode().secret(),
                request.password().value(),
                Optional.ofNullable(request.mobile()).flatMap(Mobile::phone),
                Audience.MULTI);
        return answer(acceptInvite.accept(wish, current.circumstances()));
    }

    private static Response answer(InviteAcceptance acceptance) {
        return acceptance.as(new InviteAcceptance.Cases<>() {
            @Override
            public Response accepted(SignedIn signedIn) {
                return Response.ok(TokenOnly.of(signedIn)).build();
            }

            @Override
            public Response unknown() {
                return Refusal.of(MultiCode.UNRESOLVED_IDENTITY);
            }

            @Override
            public Response acceptedBefore() {
                return Refusal.of(MultiCode.PASSWORD_ALREADY_CREATED);
            }

            @Override
            public Response refused() {
                return Refusal.of(MultiCode.INVITE_OR_INVITE_CODE_INVALID);
            }

            @Override
            public Response unfit(Weakness weakness, PasswordPreset preset) {
                return Weaknesses.refusal(weakness);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return Refusal.tooMany(retryAfter);
            }
        });
    }
}

package gatehouse.contract.multi.factor;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.call.SteppedUp;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.linking.LinkingStart;
import gatehouse.linking.StartLinking;
import gatehouse.linking.UnlinkDevice;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST} and {@code DELETE /authentication_factors/push/{channel}} (2.3). */
@Path("/authentication_factors/push/{channel}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PushFactorResource {
    @Inject
    StartLinking linking;

    @Inject
    UnlinkDevice unlinking;

    @Inject
    CurrentMember current;

    /**
     * 200 with a code that links a device; the factor waits until one has used it. 403 without a step-up; 409 when a device
     * is linked, or too many codes were asked for.
     *
     * @param channel AUTHY or BIOMETRIC
     */
    @Operation(
            summary = "Link a device",
            description =
                    "Answers a code for the device app, good once and for ten minutes. When a device has used it, the"
                            + " other sessions of the user end.")
    @APIResponseSchema(value = LinkingResponse.class, responseDescription = "A code for the device app")
    @Refuses({MultiCode.CHANNEL_ALREADY_REGISTERED, MultiCode.ENROLMENT_LIMIT_EXCEEDED})
    @POST
    @RolesAllowed(Groups.CUSTOMER)
    @SteppedUp
    @Idempotent(withinSession = true)
    public Response enrol(@PathParam("channel") @OneOf({"AUTHY", "BIOMETRIC"}) String channel) {
        return linking.start(
                        current.session().id(), PushChannel.valueOf(channel).use(), current.circumstances())
                .as(new LinkingStart.Cases<>() {
                    @Override
                    public Response started(LinkingStart.Started started) {
                        return Response.ok(LinkingResponse.of(started.code())).build();
                    }

                    @Override
                    public Response alreadyLinked(LinkingStart.AlreadyLinked alreadyLinked) {
                        return Refusal.of(MultiCode.CHANNEL_ALREADY_REGISTERED);
                    }

                    @Override
                    public Response tooMany(LinkingStart.TooMany tooMany) {
                        return Refusal.of(MultiCode.ENROLMENT_LIMIT_EXCEEDED);
                    }

                    @Override
                    public Response over(LinkingStart.Over over) {
                        return Refusal.unauthenticated();
                    }
                });
    }

    /**
     * 204: the device is asked no more, and the other sessions of the user end. 403 without a step-up; 409 when none is
     * linked.
     *
     * @param channel AUTHY or BIOMETRIC
     */
    @Operation(
            summary = "Unlink the device",
            description = "It is asked no more, and the other sessions of the user end.")
    @APIResponse(responseCode = "204", description = "No device is linked any more")
    @Refuses(MultiCode.CHANNEL_NOT_REGISTERED)
    @DELETE
    @RolesAllowed(Groups.CUSTOMER)
    @SteppedUp
    @Idempotent(withinSession = true)
    public Response unlink(@PathParam("channel") @OneOf({"AUTHY", "BIOMETRIC"}) String channel) {
        return switch (unlinking.unlink(
                current.session().id(), PushChannel.valueOf(channel).use(), current.circumstances())) {
            case DONE -> Response.noContent().build();
            case NOT_LINKED -> Refusal.of(MultiCode.CHANNEL_NOT_REGISTERED);
            case OVER -> Refusal.unauthenticated();
        };
    }
}

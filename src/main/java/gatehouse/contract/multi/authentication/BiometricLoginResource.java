package gatehouse.contract.multi.authentication;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.devicelogin.DeviceLoginStart;
import gatehouse.devicelogin.StartDeviceLogin;
import gatehouse.door.Audience;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /login_via_biometrics} (2.3, 3.1). */
@Path("/login_via_biometrics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BiometricLoginResource {
    @Inject
    StartDeviceLogin start;

    @Inject
    CurrentMember current;

    /**
     * 200 with the number of the challenge that the user's device was asked; 403 without a body for an address that opens
     * nothing, or not that identity; 409 when the user has linked no biometric device, or the profile does not let one sign
     * in; 423 after too many wrong passwords or rejected logins in a row; 429. Where the tenant does not tell who is
     * unknown to it, 200 in place of all that says it.
     */
    @Operation(
            summary = "Sign in by the user's device",
            description = "The biometric device of the user is asked. Once it accepts, the token comes by the webhook"
                    + " stepup/watch of the programme: an AUTH token, whose access tokens are stepped up already."
                    + " It waits five minutes for the answer; asked again, the challenge before is dead.")
    @APIResponseSchema(value = BiometricLoginResponse.class, responseDescription = "The device is asked")
    @Refuses(
            value = {MultiCode.CHANNEL_NOT_REGISTERED, MultiCode.CHANNEL_NOT_SUPPORTED},
            bare = {403, 423})
    @POST
    @PermitAll
    public Response login(@Valid BiometricLoginRequest request) {
        StartDeviceLogin.Wish wish = new StartDeviceLogin.Wish(
                current.tenant(),
                LoginName.ofEmail(new EmailAddress(request.email())),
                request.customer(),
                Audience.MULTI);
        return start.start(wish, current.circumstances()).as(new DeviceLoginStart.Cases<>() {
            @Override
            public Response started(long challengeId) {
                return Response.ok(new BiometricLoginResponse(Long.toString(challengeId)))
                        .build();
            }

            @Override
            public Response refused() {
                return Refusal.forbidden();
            }

            @Override
            public Response notRegistered() {
                return Refusal.of(MultiCode.CHANNEL_NOT_REGISTERED);
            }

            @Override
            public Response notSupported() {
                return Refusal.of(MultiCode.CHANNEL_NOT_SUPPORTED);
            }

            @Override
            public Response locked(Instant until) {
                return Refusal.locked();
            }

            @Override
            public Response turnedDown(Instant until) {
                return Refusal.locked();
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return Refusal.tooMany(retryAfter);
            }
        });
    }
}

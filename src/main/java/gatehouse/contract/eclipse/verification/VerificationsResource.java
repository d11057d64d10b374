package gatehouse.contract.eclipse.verification;

import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import gatehouse.verification.CheckVerification;
import gatehouse.verification.RequestVerification;
import gatehouse.verification.Target;
import gatehouse.verification.VerificationWish;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Codes that confirm a phone, a mailbox or an identity (rows 13 and 14). The published call may carry the header {@code
 * gCaptcha}; this server has no captcha service to ask, so it takes the header and does not look at it.
 */
@Path("/global/verifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VerificationsResource {
    @Inject
    RequestVerification request;

    @Inject
    CheckVerification check;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(
            summary = "Send a code to a phone, a mailbox or an identity",
            description =
                    "Exactly one target. The answer is the same whether or not there is such an identity, and the code is"
                            + " sent after it: by SMS, or by e-mail to a mailbox and where an identity asks for it. It is good for"
                            + " five minutes and one use. The header gCaptcha is taken and not looked at.")
    @APIResponse(responseCode = "204", description = "A code is on its way, if there is somewhere to send it")
    @Refuses({EclipseCode.MISSING_PROPERTY, EclipseCode.RATE_LIMITED})
    @POST
    @PermitAll
    public Response request(@Valid VerificationRequest body) {
        Target target = Targets.of(body.email(), body.identity(), body.phone());
        Channel channel = target.as(new ChannelOf(Optional.ofNullable(body.type())));
        if (body.templateId() != null) {
            return errors.response(
                    EclipseCode.MISSING_PROPERTY, Optional.of("There is no property for this templateId"));
        }
        VerificationWish wish = new VerificationWish(target, channel, Optional.ofNullable(body.tenantId()));
        Optional<Duration> wait = request.request(wish, current.circumstances());
        return wait.map(this::tooMany).orElseGet(VerificationsResource::done);
    }

    @Operation(
            summary = "Check a code that was sent",
            description = "A code is right once. Unknown targets are refused like wrong codes.")
    @APIResponse(responseCode = "204", description = "The code was right, and is used up")
    @Refuses({EclipseCode.INCORRECT_CODE, EclipseCode.RATE_LIMITED})
    @POST
    @Path("/check")
    @PermitAll
    public Response check(@Valid VerificationCheckRequest body) {
        Target target = Targets.of(body.email(), body.identity(), body.phone());
        return check.check(target, body.otp(), current.circumstances(), new CheckVerification.Cases<>() {
            @Override
            public Response verified() {
                return done();
            }

            @Override
            public Response refused() {
                return errors.response(EclipseCode.INCORRECT_CODE);
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return VerificationsResource.this.tooMany(retryAfter);
            }
        });
    }

    private static Response done() {
        return Response.noContent().build();
    }

    private Response tooMany(Duration retryAfter) {
        return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
    }

    /** An identity is reached by SMS unless asked otherwise; a phone or a mailbox by what it is. */
    private record ChannelOf(Optional<String> asked) implements Target.Cases<Channel> {
        @Override
        public Channel phone(PhoneNumber phone) {
            return only(Channel.SMS);
        }

        @Override
        public Channel mailbox(EmailAddress email) {
            return only(Channel.EMAIL);
        }

        @Override
        public Channel identity(NameScope scope, LoginName name) {
            return asked.map(Channel::valueOf).orElse(Channel.SMS);
        }

        private Channel only(Channel fitting) {
            if (!asked.orElse(fitting.name()).equals(fitting.name())) {
                throw InvalidCall.of("type", "Pattern", "must be " + fitting + " for this target");
            }
            return fitting;
        }
    }
}

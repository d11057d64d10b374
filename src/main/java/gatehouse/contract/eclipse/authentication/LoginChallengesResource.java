package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.AskLoginChallenge;
import gatehouse.authenticator.clientkey.Asked;
import gatehouse.authenticator.clientkey.OwnKey;
import gatehouse.authenticator.passkey.Passes;
import gatehouse.authenticator.passkey.PasskeyQuestions.Ticket;
import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Request;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.CurrentCaller;
import gatehouse.passkey.AnswerPasskey;
import gatehouse.passkey.AskPasskey;
import gatehouse.passkey.DeviceTask;
import gatehouse.passkey.PasskeyOutcome;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Challenges for the owners of keys, and for whoever asks (rows 2 and 3, 5.5, 5.10). */
@Path("/authentication/login-challenges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LoginChallengesResource {
    @Inject
    AskLoginChallenge ask;

    @Inject
    AskPasskey askPasskey;

    @Inject
    AnswerPasskey answerPasskey;

    @Inject
    OwnKey ownKey;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(
            summary = "Ask for a login challenge",
            description = "For a key and for a passkey. Every name gets a challenge, so that it tells nothing about the"
                    + " identity. It is good for one answer within two minutes. With a token that may register, and no"
                    + " passkey there yet, the device is asked to make one; webAuthn asks for one or the other.")
    @APIResponseSchema(value = LoginChallengeResponse.class, responseDescription = "A challenge to answer at login")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.ENROLMENT_CLOSED, EclipseCode.RATE_LIMITED})
    @GET
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response get(
            @NotNull @CodePointLength(min = 3, max = 40) @QueryParam("identity") String identity,
            @Pattern(regexp = LoginChallengeRequest.ALGORITHMS, message = LoginChallengeRequest.ALGORITHMS_SENTENCE)
                    @QueryParam("algorithm")
                    String algorithm,
            @CodePointLength(min = 1, max = LoginChallengeRequest.MOST_CHALLENGE) @QueryParam("clientChallenge")
                    String clientChallenge,
            @Pattern(regexp = LoginChallengeRequest.WEB_AUTHN, message = LoginChallengeRequest.WEB_AUTHN_SENTENCE)
                    @QueryParam("webAuthn")
                    String webAuthn) {
        return ask(LoginChallengeRequest.asked(identity, algorithm, clientChallenge, webAuthn));
    }

    @Operation(
            summary = "Ask for a login challenge in a body, or answer it with a passkey",
            description =
                    "As by GET; a body keeps the name out of the logs of proxies, and may bring a code that was sent to"
                            + " the identity in place of a token. With challengeId and credential it is the answer of a device.")
    @APIResponse(
            responseCode = "200",
            description = "A challenge to answer, or the two values that sign in once",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {LoginChallengeResponse.class, PassResponse.class})))
    @Refuses({
        EclipseCode.INCORRECT_PASSWORD,
        EclipseCode.INVALID_ARGUMENT,
        EclipseCode.ENROLMENT_CLOSED,
        EclipseCode.RATE_LIMITED
    })
    @POST
    @PermitAll
    public Response post(@Valid LoginChallengeRequest request) {
        return request.credential() == null ? ask(request) : answer(request);
    }

    private Response ask(LoginChallengeRequest request) {
        LoginName name = Names.identity(request.identity());
        Optional<byte[]> encrypted = request.encryptedForUs();
        if (encrypted.isPresent() && !ownKey.isConfigured()) {
            return errors.response(
                    EclipseCode.INVALID_ARGUMENT, Optional.of("clientChallenge is not offered by this server"));
        }
        if (encrypted.isPresent() && !ownKey.isInSize(encrypted.get())) {
            throw InvalidCall.of("clientChallenge", "Size", "must be as long as the server's key");
        }
        return ask.ask(
                NameScope.GLOBAL, name, request.scheme(), current.circumstances(), new AskLoginChallenge.Cases<>() {
                    @Override
                    public Response asked(Asked asked) {
                        return askDevice(name, request, asked, encrypted.map(ownKey::answer));
                    }

                    @Override
                    public Response tooMany(Duration retryAfter) {
                        return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
                    }
                });
    }

    private Response askDevice(
            LoginName name, LoginChallengeRequest request, Asked asked, Optional<String> clientChallengeResponse) {
        AskPasskey.Wish wish =
                new AskPasskey.Wish(NameScope.GLOBAL, name, request.purpose(), Optional.ofNullable(request.otp()));
        Ticket ticket = new Ticket(asked.id(), asked.expires());
        askPasskey.awaitCode(wish);
        return askPasskey
                .ask(current.caller(), wish, ticket, current.circumstances())
                .as(new DeviceTask.Cases<>() {
                    @Override
                    public Response toShow(Request options) {
                        return shown(WebAuthnPart.of(options));
                    }

                    @Override
                    public Response toMake(Creation options) {
                        return shown(WebAuthnPart.of(options));
                    }

                    @Override
                    public Response closed() {
                        return errors.response(EclipseCode.ENROLMENT_CLOSED);
                    }

                    private Response shown(WebAuthnPart part) {
                        return Response.ok(LoginChallengeResponse.of(asked, clientChallengeResponse, part))
                                .build();
                    }
                });
    }

    private Response answer(LoginChallengeRequest request) {
        if (request.challengeId() == null) {
            throw InvalidCall.of("challengeId", "NotNull", "must not be null beside a credential");
        }
        AnswerPasskey.Answer answer = new AnswerPasskey.Answer(
                UUID.fromString(request.challengeId()),
                NameScope.GLOBAL,
                Names.identity(request.identity()),
                request.credential().answer(Optional.ofNullable(request.name())));
        return answerPasskey.answer(answer, current.circumstances()).as(new PasskeyOutcome.Cases<>() {
            @Override
            public Response done(Passes.Pair pass) {
                return Response.ok(PassResponse.of(pass)).build();
            }

            @Override
            public Response refused() {
                return errors.response(EclipseCode.INCORRECT_PASSWORD);
            }

            @Override
            public Response notAccepted() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT,
                        Optional.of("The credential is not accepted; ask again for a challenge"));
            }

            @Override
            public Response closed() {
                return errors.response(EclipseCode.ENROLMENT_CLOSED);
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }
        });
    }
}

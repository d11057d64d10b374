package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.AskLoginChallenge;
import gatehouse.authenticator.clientkey.Asked;
import gatehouse.authenticator.clientkey.OwnKey;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.CurrentCaller;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    OwnKey ownKey;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(
            summary = "Ask for a login challenge",
            description = "For identities with a key. Every name gets a challenge, so that it tells nothing about the"
                    + " identity. It is good for one answer within two minutes.")
    @APIResponseSchema(value = LoginChallengeResponse.class, responseDescription = "A challenge to answer at login")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @GET
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response get(
            @NotNull @CodePointLength(min = 3, max = 40) @QueryParam("identity") String identity,
            @Pattern(regexp = LoginChallengeRequest.ALGORITHMS, message = LoginChallengeRequest.ALGORITHMS_SENTENCE)
                    @QueryParam("algorithm")
                    String algorithm,
            @CodePointLength(min = 1, max = LoginChallengeRequest.MOST_CHALLENGE) @QueryParam("clientChallenge")
                    String clientChallenge) {
        return answer(new LoginChallengeRequest(identity, algorithm, clientChallenge));
    }

    @Operation(
            summary = "Ask for a login challenge in a body",
            description = "As by GET; a body keeps the name out of the logs of proxies.")
    @APIResponseSchema(value = LoginChallengeResponse.class, responseDescription = "A challenge to answer at login")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @POST
    @PermitAll
    public Response post(@Valid LoginChallengeRequest request) {
        return answer(request);
    }

    private Response answer(LoginChallengeRequest request) {
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
                        return Response.ok(LoginChallengeResponse.of(asked, encrypted.map(ownKey::answer)))
                                .build();
                    }

                    @Override
                    public Response tooMany(Duration retryAfter) {
                        return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
                    }
                });
    }
}

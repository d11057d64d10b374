package gatehouse.console.confirmation;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.authentication.confirmation.Confirmation;
import gatehouse.authenticator.clientkey.Fingerprint;
import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.Role;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Who is signed in at the console, and the second factor that they show again before anything dangerous. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    ConfirmSession confirmSession;

    @Inject
    Sessions sessions;

    @Inject
    CurrentCaller current;

    /**
     * @param secondFactors {@code TOTP} and {@code WEBAUTHN}, as far as they are enrolled
     * @param confirmedUntil until when this session is good for what is dangerous; absent when it is not
     */
    public record MeResponse(
            long subjectId,
            String identity,
            Role role,
            long tenantId,
            List<String> secondFactors,
            Instant confirmedUntil) {}

    /**
     * One of the two.
     *
     * @param otp of the authenticator app
     * @param webAuthn what the login challenges of the eclipse door answered for a passkey that was shown
     */
    public record ConfirmationRequest(
            @CodePointLength(min = 6, max = 6) Secret otp,
            @Valid Pass webAuthn) {}

    /** The two values of such an answer, 44 characters each. */
    public record Pass(
            @NotNull @CodePointLength(min = Fingerprint.CHARACTERS, max = Fingerprint.CHARACTERS)
            String base64EncodedChallengeSHA256,

            @NotNull @CodePointLength(min = Fingerprint.CHARACTERS, max = Fingerprint.CHARACTERS)
            Secret base64EncodedChallengeResponseSHA256) {
        private KeyAnswer.Decrypted shown() {
            return new KeyAnswer.Decrypted(base64EncodedChallengeSHA256, base64EncodedChallengeResponseSHA256);
        }
    }

    /** @param confirmedUntil until when this session is good for what is dangerous */
    public record ConfirmationResponse(Instant confirmedUntil) {}

    @GET
    @Path("me")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public MeResponse read() {
        Caller caller = oneself();
        String identity = sessions.findLive(caller.session())
                .map(Session::loginName)
                .orElseThrow(() -> new NotAuthorizedException("Bearer"));
        return new MeResponse(
                caller.subjectId(),
                identity,
                caller.role(),
                caller.tenantId(),
                confirmSession.factorsOf(caller).stream().map(MeResource::name).toList(),
                confirmSession.until(caller).orElse(null));
    }

    private static String name(SecondFactor factor) {
        return switch (factor) {
            case CLIENT_KEY -> "CLIENT_KEY";
            case PASSKEY -> "WEBAUTHN";
            case TOTP -> "TOTP";
        };
    }

    /**
     * 200: for five minutes this session is good for what is dangerous. 403 with the code {@code CONFIRMATION_REFUSED} for
     * a wrong or used one, {@code FACTOR_LOCKED} after too many in a row, here or at the login, and
     * {@code SECOND_FACTOR_MISSING} for one that is not enrolled.
     */
    @POST
    @Path("confirmation")
    @RolesAllowed(Groups.STAFF)
    public ConfirmationResponse confirm(@Valid ConfirmationRequest shown) {
        Caller caller = oneself();
        if ((shown.otp() == null) == (shown.webAuthn() == null)) {
            throw InvalidCall.of("otp", "Consistent", "must be there, or webAuthn, and not both");
        }
        Confirmation outcome = shown.otp() == null
                ? confirmSession.byPasskey(caller, shown.webAuthn().shown(), current.circumstances())
                : confirmSession.byCode(caller, shown.otp(), current.circumstances());
        return outcome.as(new Answering());
    }

    /** What all staff may, whatever a tenant says. */
    private Caller oneself() {
        return current.allowed(
                Permission.READ_ADMIN_IDENTITIES,
                current.caller()
                        .map(caller -> new Target(caller.tenantId(), caller.party()))
                        .orElseThrow(() -> new NotAuthorizedException("Bearer")));
    }

    private static final class Answering implements Confirmation.Cases<ConfirmationResponse> {
        @Override
        public ConfirmationResponse confirmed(Instant until) {
            return new ConfirmationResponse(until);
        }

        @Override
        public ConfirmationResponse notEnrolled() {
            throw Danger.secondFactorMissing();
        }

        @Override
        public ConfirmationResponse refused() {
            throw new CodedRefusal(403, "CONFIRMATION_REFUSED", "The second factor is wrong, or was used before");
        }

        @Override
        public ConfirmationResponse locked(Instant until) {
            throw new CodedRefusal(403, "FACTOR_LOCKED", "Too many were wrong in a row; locked until " + until);
        }

        @Override
        public ConfirmationResponse over() {
            throw new NotAuthorizedException("Bearer");
        }
    }
}

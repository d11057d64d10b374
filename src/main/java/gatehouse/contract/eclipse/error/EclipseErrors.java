package gatehouse.contract.eclipse.error;

import gatehouse.authenticator.password.Weakness;
import gatehouse.platform.Settings;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.RetryAfter;
import gatehouse.platform.validation.Violation;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refusals as resources of this door return them: the array of errors, with the trace of the current call. */
@ApplicationScoped
public class EclipseErrors {
    /** Why staff who have a second factor must not act on staff now. */
    public static final String STALE =
            "Sign in again, or confirm the session at the console: who has a second factor decides"
                    + " within five minutes after it was shown who works here and what they sign in with";

    private static final String ENVIRONMENT = "gatehouse.environment";

    private final String environment;

    @Inject
    EclipseErrors(Settings settings) {
        this.environment = settings.text(ENVIRONMENT, settings.isSandbox() ? "gatehouse-sandbox" : "gatehouse");
    }

    public Response response(EclipseCode code) {
        return response(code, Optional.empty());
    }

    /** @param description instead of the code's own; must not quote a secret */
    public Response response(EclipseCode code, Optional<String> description) {
        return builder(code, description).build();
    }

    /** @param retryAfter how long to wait, told in whole seconds, rounded up */
    public Response response(EclipseCode code, Duration retryAfter) {
        return builder(code, Optional.empty())
                .header(RetryAfter.HEADER, RetryAfter.seconds(retryAfter))
                .build();
    }

    /** A password that will not do: VAL001 with the reason, IAE002 for one that was hashed by a caller who may not. */
    public Response unfit(Weakness weakness, PasswordPreset preset) {
        EclipseCode code = weakness == Weakness.LOOKS_HASHED ? EclipseCode.INVALID_ARGUMENT : EclipseCode.INVALID_FIELD;
        return response(code, Optional.of(weakness.sentence(preset)));
    }

    List<EclipseError> one(EclipseCode code, Optional<String> description, Trace trace) {
        return List.of(EclipseError.of(code, description.orElse(code.description()), trace, environment));
    }

    /** One element for each violation, in their order. */
    List<EclipseError> each(List<Violation> violations, Trace trace) {
        return violations.stream()
                .map(broken -> EclipseError.of(
                        EclipseCode.INVALID_FIELD, broken.field() + " " + broken.sentence(), trace, environment))
                .toList();
    }

    private Response.ResponseBuilder builder(EclipseCode code, Optional<String> description) {
        return Response.status(code.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(one(code, description, CurrentCall.trace()));
    }
}

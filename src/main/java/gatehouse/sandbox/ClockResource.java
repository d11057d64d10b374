package gatehouse.sandbox;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The one clock that every rule uses: locks, codes, sessions, and the expiry of tokens as we check it. */
@Path("/clock")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClockResource {
    @Inject
    SandboxClock clock;

    /** @param offset how far ahead of real time, ISO 8601 */
    public record Reading(Instant now, String offset) {}

    /** @param advance how far to move, ISO 8601, not negative */
    public record Move(String advance) {}

    @GET
    @PermitAll
    public Reading read() {
        return new Reading(clock.now(), clock.offset().toString());
    }

    @POST
    @PermitAll
    public Response move(Move move) {
        Duration step = parse(move.advance());
        if (step == null || step.isNegative() || !clock.advance(step)) {
            return Refusal.badRequest(
                    "advance must be an ISO 8601 duration such as PT31M: forward, and at most ten years in all");
        }
        return Response.ok(read()).build();
    }

    @DELETE
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Reading backToRealTime() {
        clock.backToRealTime();
        return read();
    }

    private static Duration parse(String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException notADuration) {
            return null;
        }
    }
}

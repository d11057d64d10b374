package gatehouse.device;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/**
 * What every refusal of this door looks like.
 *
 * @param code for the app to decide by; those of this door are listed in the protocol
 * @param message English, for whoever writes the app
 */
record Problem(String code, String message) {
    static Response conflict(String code, String message) {
        return of(Status.CONFLICT, code, message).build();
    }

    static Response.ResponseBuilder of(Status status, String code, String message) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(new Problem(code, message));
    }
}

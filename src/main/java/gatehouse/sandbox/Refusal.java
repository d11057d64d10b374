package gatehouse.sandbox;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the sandbox answers to a request that it does not understand. */
record Refusal(int status, String message) {
    static Response badRequest(String message) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(400, message))
                .build();
    }
}

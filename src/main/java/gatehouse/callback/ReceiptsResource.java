package gatehouse.callback;

import gatehouse.message.callback.Callbacks;
import gatehouse.platform.Secret;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /gateways/NAME/receipts}: a provider tells what became of a message. It shows the secret of its gateway as the
 * password of HTTP Basic (RFC 7617), which every provider can be told as a part of the URL.
 */
@Path("/{gateway}/receipts")
@RequestScoped
public class ReceiptsResource {
    private static final int MOST_BYTES = 65_536;
    private static final String BASIC = "basic ";

    @Inject
    Callbacks callbacks;

    /** 204 when it was taken; 401 for who does not know the secret; 400 for what cannot be read. */
    @POST
    @PermitAll
    public Response take(
            @PathParam("gateway") String gateway,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body)
            throws IOException {
        byte[] received = body.readNBytes(MOST_BYTES + 1);
        if (received.length > MOST_BYTES) {
            return Response.status(Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
        String text = new String(received, StandardCharsets.UTF_8);
        return switch (callbacks.take(gateway, proof(authorization), form, text)) {
            case TAKEN -> Response.noContent().build();
            case STRANGER ->
                Response.status(Status.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"receipts\"")
                        // A bare 401 would be worded by the container, which asks for a token.
                        .type(MediaType.TEXT_PLAIN_TYPE)
                        .entity("Not the secret of a gateway")
                        .build();
            case UNREADABLE -> Response.status(Status.BAD_REQUEST).build();
        };
    }

    /** The password of HTTP Basic, whoever the user is. */
    static Optional<Secret> proof(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String login = new String(decoded, StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(Secret.of(login.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}

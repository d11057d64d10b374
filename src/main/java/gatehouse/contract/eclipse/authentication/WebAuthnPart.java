package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Request;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a login challenge asks of a device (1.2-C).
 *
 * @param type CREATE or GET, after the call of the browser that takes the rest
 * @param publicKey as WebAuthn writes it in JSON
 */
record WebAuthnPart(
        @Pattern(regexp = "CREATE|GET") String type,

        @Schema(oneOf = {Creation.class, Request.class}) Object publicKey) {
    static final String CREATE = "CREATE";
    private static final String GET = "GET";

    static WebAuthnPart of(Creation creation) {
        return new WebAuthnPart(CREATE, creation);
    }

    static WebAuthnPart of(Request request) {
        return new WebAuthnPart(GET, request);
    }
}

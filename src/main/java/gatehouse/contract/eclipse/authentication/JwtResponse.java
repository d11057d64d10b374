package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.SignedIn;
import java.time.Instant;
import java.util.List;

/**
 * Answer to a login and to a renewal (1.3): the union of what the published samples and the known clients have.
 *
 * @param expires the same instant as {@code expiresEpochSecs}
 */
record JwtResponse(
        String headerName,
        String headerValue,
        String sessionId,
        long tenantId,
        Instant expires,
        List<String> roles,
        String csrfHeaderName,
        String csrfToken,
        long expiresEpochSecs) {
    static final String CSRF_HEADER = "renew-csrf";

    static JwtResponse of(SignedIn signedIn) {
        return new JwtResponse(
                "Authorization",
                "Bearer " + signedIn.token().jwt().reveal(),
                signedIn.session().id().toString(),
                signedIn.session().tenantId(),
                signedIn.token().expires(),
                List.of(signedIn.session().role().name()),
                CSRF_HEADER,
                signedIn.csrf().reveal(),
                signedIn.token().expires().getEpochSecond());
    }

    /** It carries a token. */
    @Override
    public String toString() {
        return "JwtResponse[hidden]";
    }
}

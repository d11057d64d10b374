package gatehouse.door;

import gatehouse.token.Claims;
import gatehouse.token.Tokens;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The token that came with a call, after the container has verified its signature. */
public final class PresentedToken {
    private PresentedToken() {}

    /**
     * @return empty when none came along
     * @throws NotAuthorizedException when it is none of ours
     */
    public static Optional<Claims> in(SecurityContext call) {
        if (!(call.getUserPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        return Optional.of(claims(token).orElseThrow(() -> new NotAuthorizedException("Bearer")));
    }

    private static Optional<Claims> claims(JsonWebToken token) {
        return token.getAudience() == null || token.getAudience().size() != 1
                ? Optional.empty()
                : Tokens.claims(
                        token.getClaim("sess"),
                        token.getTokenID(),
                        token.getAudience().iterator().next(),
                        token.getClaim("kind"),
                        Instant.ofEpochSecond(token.getExpirationTime()));
    }
}

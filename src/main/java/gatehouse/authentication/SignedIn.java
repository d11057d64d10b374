package gatehouse.authentication;

import gatehouse.platform.Secret;
import gatehouse.subject.Role;
import gatehouse.token.SignedToken;
import java.util.UUID;

/**
 * What a subject holds after signing in or renewing.
 *
 * @param csrf what has to accompany a renewal that takes the token from a cookie; bound to this token
 */
public record SignedIn(UUID session, long tenantId, Role role, SignedToken token, Secret csrf) {}

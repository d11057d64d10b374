package gatehouse.authentication;

import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.token.SignedToken;

/**
 * What a subject holds after signing in or renewing.
 *
 * @param csrf what has to accompany a renewal that takes the token from a cookie; bound to this token
 */
public record SignedIn(Session session, SignedToken token, Secret csrf) {}

package gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.session.Session;
import gatehouse.session.TokenKind;
import gatehouse.subject.Role;
import gatehouse.token.VerifiedTokens.Verified;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Mints the JWTs of sessions and reads them back. RS256 and nothing else is accepted, from keys of our own store only
 * (RFC 8725, 3.1 and 3.10). Whether the session behind a token lives is not asked here.
 */
@ApplicationScoped
public class Tokens {
    /** How far clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(5);

    static final String SESSION = "sess";
    static final String KIND = "kind";

    private final CurrentKeys keys;
    private final String issuer;
    private final Clock clock;
    private final VerifiedTokens verified = new VerifiedTokens();

    @Inject
    Tokens(CurrentKeys keys, Settings settings, Clock clock) {
        this.keys = keys;
        this.issuer = settings.publicUrl().toString();
        this.clock = clock;
    }

    /** The current token of a session. */
    public SignedToken mint(Session session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = session.tokenExpiry(now).truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(session.audience())
                .subject(session.loginName())
                .claim("upn", session.loginName())
                .claim("uid", session.party().number())
                .claim("tenant", session.tenantId())
                .claim(SESSION, session.id().toString())
                .jwtID(session.tokenId().toString())
                .claim(KIND, session.kind().name())
                .claim("roles", beyondOneTenant(session.role()) ? session.role().name() : "")
                .claim("groups", Groups.of(session.role()))
                .claim("pos", positions(session))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build();
        KeyRing.Key key = keys.signing();
        Secret jwt = sign(claims, key);
        Claims said = new Claims(session.id(), session.tokenId(), session.audience(), session.kind(), expires);
        verified.remember(jwt, new Verified(said, key.stored().kid()));
        return new SignedToken(jwt, session.tokenId(), expires);
    }

    /** @return empty when the text is no token, was not signed by us, or lacks a claim; expiry is the caller's question */
    public Optional<Claims> read(Secret jwt) {
        return verified.find(jwt, clock.instant())
                .filter(known -> keys.find(known.kid()).isPresent())
                .map(Verified::claims)
                .or(() -> verify(jwt));
    }

    private Optional<Claims> verify(Secret jwt) {
        try {
            SignedJWT token = SignedJWT.parse(jwt.reveal());
            Optional<Claims> read = verifies(token) ? claims(token.getJWTClaimsSet()) : Optional.empty();
            read.ifPresent(said ->
                    verified.remember(jwt, new Verified(said, token.getHeader().getKeyID())));
            return read;
        } catch (ParseException notAToken) {
            return Optional.empty();
        }
    }

    private boolean verifies(SignedJWT token) {
        JWSHeader header = token.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())
                || !JOSEObjectType.JWT.equals(header.getType())
                || header.getKeyID() == null) {
            return false;
        }
        return keys.find(header.getKeyID())
                .filter(key -> {
                    try {
                        return token.verify(key.verifier());
                    } catch (JOSEException unverifiable) {
                        return false;
                    }
                })
                .isPresent();
    }

    private Optional<Claims> claims(JWTClaimsSet claims) throws ParseException {
        if (!issuer.equals(claims.getIssuer())
                || claims.getAudience().size() != 1
                || claims.getExpirationTime() == null) {
            return Optional.empty();
        }
        return claims(
                claims.getStringClaim(SESSION),
                claims.getJWTID(),
                claims.getAudience().get(0),
                claims.getStringClaim(KIND),
                claims.getExpirationTime().toInstant());
    }

    /** From claims whose signature was verified already; empty when one is missing or has another shape. */
    public static Optional<Claims> claims(
            String session, String tokenId, String audience, String kind, Instant expiry) {
        try {
            return Optional.of(new Claims(
                    UUID.fromString(session), UUID.fromString(tokenId), audience, TokenKind.valueOf(kind), expiry));
        } catch (IllegalArgumentException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    private static Secret sign(JWTClaimsSet claims, KeyRing.Key key) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.stored().kid())
                        .build(),
                claims);
        try {
            token.sign(key.signer());
        } catch (JOSEException unsignable) {
            throw new IllegalStateException("Signing failed", unsignable);
        }
        return Secret.of(token.serialize());
    }

    /** Positions as clients of this kind of token know them: o(rganisation), d(epartment), p(osition). */
    private static List<Map<String, Object>> positions(Session session) {
        return session.role().isPosition()
                ? List.of(Map.of(
                        "o", session.tenantId(), "d", 0, "p", session.role().name()))
                : List.of();
    }

    /** Roles of the operator and of institutions, as opposed to positions. */
    private static boolean beyondOneTenant(Role role) {
        return role.isStaff() && !role.isPosition();
    }
}

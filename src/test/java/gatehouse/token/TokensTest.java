package gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.ASubject;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.support.House;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JWTs: one algorithm, keys of our own, every claim that we act on (RFC 8725; ). */
class TokensTest {
    @RegisterExtension
    static final House house = new House();

    private static Tokens tokens;
    private static Session session;
    private static JWTClaimsSet good;

    @BeforeAll
    static void build() throws Exception {
        tokens = house.get(Tokens.class);
        session = open(ASubject.ofACustomer());
        good = payload(minted(session));
    }

    @Test
    void mintedTokenReadsBack() {
        SignedToken minted = minted(session);

        Claims claims = tokens.read(minted.jwt()).orElseThrow();

        assertThat(claims)
                .isEqualTo(new Claims(session.id(), session.tokenId(), House.DOOR, TokenKind.ACCESS, inAnHour()));
        assertThat(minted.expires()).isEqualTo(inAnHour());
        assertThat(minted.toString()).doesNotContain(minted.jwt().reveal());
    }

    /** Minted here, and so never verified here; but a key that was taken away opens nothing any more. */
    @Test
    void tokenWhoseKeyIsGoneIsNotRead() {
        try (House robbed = new House()) {
            Tokens own = robbed.get(Tokens.class);
            SignedToken minted = own.mint(session);
            assertThat(own.read(minted.jwt())).isPresent();

            robbed.database.run("delete from signing_key");
            robbed.later(Duration.ofMinutes(1));

            assertThat(own.read(minted.jwt())).isEmpty();
        }
    }

    @Test
    void claimsOfACustomerAreThoseOfTheContract() throws Exception {
        assertThat(good.getClaims())
                .containsEntry("iss", "https://id.example.com")
                .containsEntry("aud", List.of(House.DOOR))
                .containsEntry("sub", "john@example.com")
                .containsEntry("upn", "john@example.com")
                .containsEntry("uid", 1000L)
                .containsEntry("tenant", 1L)
                .containsEntry("sess", session.id().toString())
                .containsEntry("jti", session.tokenId().toString())
                .containsEntry("kind", "ACCESS")
                .containsEntry("roles", "")
                .containsEntry("groups", List.of("CUSTOMER"))
                .containsEntry("pos", List.of())
                .containsOnlyKeys(
                        "iss", "aud", "sub", "upn", "uid", "tenant", "sess", "jti", "kind", "roles", "groups", "pos",
                        "iat", "exp");
    }

    @Test
    void globalRoleIsARoleAndAPositionAtATenantIsAPosition() throws Exception {
        JWTClaimsSet admin = payload(minted(open(ASubject.ofStaff(Role.GLOBAL_ADMIN))));
        JWTClaimsSet system = payload(minted(open(ASubject.ofStaff(Role.TENANT_SYSTEM))));

        JWTClaimsSet institution = payload(minted(open(ASubject.ofStaff(Role.INSTITUTION_ADMIN))));

        assertThat(admin.getClaims()).containsEntry("roles", "GLOBAL_ADMIN").containsEntry("pos", List.of());
        assertThat(institution.getClaims())
                .containsEntry("roles", "INSTITUTION_ADMIN")
                .containsEntry("pos", List.of());
        assertThat(system.getClaims())
                .containsEntry("roles", "")
                .containsEntry("pos", List.of(Map.of("o", 1L, "d", 0L, "p", "TENANT_SYSTEM")));
    }

    @Test
    void theContainerKnowsStaffAsOneGroup() throws Exception {
        JWTClaimsSet level = payload(minted(open(ASubject.ofStaff(Role.LEVEL_01))));

        assertThat(level.getClaims()).containsEntry("groups", List.of("LEVEL_01", "STAFF"));
    }

    @Test
    void tokenIsExpiredFiveSecondsAfterItsTime() {
        Claims claims = tokens.read(minted(session).jwt()).orElseThrow();

        assertThat(claims.isExpiredAt(inAnHour().plusSeconds(5).minusNanos(1))).isFalse();
        assertThat(claims.isExpiredAt(inAnHour().plusSeconds(5))).isTrue();
    }

    @Test
    void sameClaimsSignedAnewAreRead() throws Exception {
        assertThat(tokens.read(signed(header(), good))).isPresent();
    }

    @Test
    void unsignedTokenIsRefused() {
        assertThat(tokens.read(Secret.of(new PlainJWT(good).serialize()))).isEmpty();
    }

    @Test
    void publicKeyIsNoSharedSecret() throws Exception {
        byte[] published = current().stored().publicJwk().getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(current().stored().kid())
                        .build(),
                good);
        token.sign(new MACSigner(published));

        assertThat(tokens.read(Secret.of(token.serialize()))).isEmpty();
    }

    @Test
    void keyOfSomebodyElseUnderOurIdIsRefused() throws Exception {
        SignedJWT token = new SignedJWT(header().build(), good);
        token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));

        assertThat(tokens.read(Secret.of(token.serialize()))).isEmpty();
    }

    @Test
    void otherAlgorithmOfOurKeyIsRefused() throws Exception {
        assertThat(tokens.read(signed(
                        new JWSHeader.Builder(JWSAlgorithm.PS256)
                                .type(JOSEObjectType.JWT)
                                .keyID(current().stored().kid()),
                        good)))
                .isEmpty();
    }

    @Test
    void tokenWithoutOrWithAnUnknownKeyIdIsRefused() throws Exception {
        assertThat(tokens.read(signed(header().keyID(null), good))).isEmpty();
        assertThat(tokens.read(signed(header().keyID("nobody's"), good))).isEmpty();
    }

    @Test
    void tokenOfAnotherTypeIsRefused() throws Exception {
        assertThat(tokens.read(signed(header().type(null), good))).isEmpty();
        assertThat(tokens.read(signed(header().type(new JOSEObjectType("logout+jwt")), good)))
                .isEmpty();
    }

    @Test
    void alteredPayloadIsRefused() {
        String[] parts = minted(session).jwt().reveal().split("\\.");
        String[] others =
                minted(open(ASubject.ofStaff(Role.GLOBAL_ADMIN))).jwt().reveal().split("\\.");

        assertThat(tokens.read(Secret.of(parts[0] + "." + others[1] + "." + parts[2])))
                .isEmpty();
    }

    static List<JWTClaimsSet> lackingSomething() {
        return List.of(
                but().issuer("https://evil.example.com").build(),
                but().issuer(null).build(),
                but().audience((String) null).build(),
                but().audience(List.of(House.DOOR, "another")).build(),
                but().expirationTime(null).build(),
                but().jwtID(null).build(),
                but().jwtID("not-a-uuid").build(),
                but().claim("sess", null).build(),
                but().claim("sess", 7).build(),
                but().claim("kind", null).build(),
                but().claim("kind", "REFRESH").build());
    }

    @ParameterizedTest
    @MethodSource("lackingSomething")
    void tokenThatLacksAClaimIsRefused(JWTClaimsSet claims) throws Exception {
        assertThat(tokens.read(signed(header(), claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "bearer",
                "e30.e30.e30",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "eyJhbGciOiJub25lIn0.e30.",
                "\u0000.\uD800.\u00E9",
                "eyJhbGciOm51bGx9.e30.e30",
                "eyJhbGciOiJSUzI1NiIsImp3ayI6eyJrdHkiOiJSU0EifX0.e30.e30"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThat(tokens.read(Secret.of(text))).isEmpty();
    }

    private static SignedToken minted(Session session) {
        return tokens.mint(session);
    }

    private static JWTClaimsSet payload(SignedToken token) throws Exception {
        return SignedJWT.parse(token.jwt().reveal()).getJWTClaimsSet();
    }

    private static Session open(Subject subject) {
        return house.inTransaction(() -> house.get(Sessions.class)
                .open(subject, House.DOOR, "pwd", house.customers().tokens(), TokenKind.ACCESS));
    }

    private static JWTClaimsSet.Builder but() {
        return new JWTClaimsSet.Builder(good);
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(current().stored().kid());
    }

    private static Secret signed(JWSHeader.Builder header, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(current().signer());
        return Secret.of(token.serialize());
    }

    private static KeyRing.Key current() {
        return house.get(CurrentKeys.class).signing();
    }

    private static Instant inAnHour() {
        return House.START.plus(Duration.ofHours(1));
    }
}

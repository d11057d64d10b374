package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Jwt;
import gatehouse.rig.Samples;
import gatehouse.support.Together;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code POST authentication/login} (row 1), its answer (1.3), its token (2.1) and how often one may try. */
@Tag("acceptance")
class LoginIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final int ALLOWED_FAILURES = 5;
    private static final int LOGINS_A_MINUTE = 300;

    private Eclipse eclipse;
    private Person person;

    @BeforeEach
    void aPersonWhoCanSignIn() {
        eclipse = Eclipse.at(base());
        person = eclipse.person(PASSWORD);
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    @Test
    void theAnswerHasTheNineFieldsAndNoOther() {
        Answer answer = eclipse.login(person.identity(), PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Set.copyOf(answer.json().propertyNames()))
                .containsExactlyInAnyOrder(
                        "headerName",
                        "headerValue",
                        "sessionId",
                        "tenantId",
                        "expires",
                        "roles",
                        "csrfHeaderName",
                        "csrfToken",
                        "expiresEpochSecs");
        assertThat(answer.at("expires")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theTokenSaysWhoseItIsAndWhatFor() {
        Answer answer = eclipse.login(person.identity(), PASSWORD);

        JsonNode claims = new Jwt(Eclipse.jwt(answer)).claims();

        assertThat(claims.path("iss").asString()).isEqualTo(base().toString());
        assertThat(claims.path("aud").asString()).isEqualTo("gatehouse-eclipse");
        assertThat(claims.path("sub").asString()).isEqualTo(person.identity());
        assertThat(claims.path("upn").asString()).isEqualTo(person.identity());
        assertThat(claims.path("uid").asLong()).isEqualTo(person.customer());
        assertThat(claims.path("tenant").isIntegralNumber()).isTrue();
        assertThat(claims.path("tenant").asLong()).isEqualTo(Eclipse.TENANT);
        assertThat(claims.path("sess").asString()).isEqualTo(answer.at("sessionId"));
        assertThat(claims.path("kind").asString()).isEqualTo("ACCESS");
        assertThat(UUID.fromString(claims.path("jti").asString())).isNotNull();
        assertThat(claims.path("exp").asLong())
                .isEqualTo(answer.json().path("expiresEpochSecs").asLong())
                .isEqualTo(claims.path("iat").asLong() + Duration.ofHours(1).toSeconds());
        assertThat(claims.has("nbf")).isFalse();
    }

    @Test
    void rolesAreAnArrayInTheAnswerAndATextInTheToken() {
        assertRoles(
                eclipse.login(Samples.ADMIN, Samples.ADMIN_PASSWORD), "GLOBAL_ADMIN", "STAFF", "GLOBAL_ADMIN", "[]");
        assertRoles(
                eclipse.login(Samples.SYSTEM, Samples.SYSTEM_PASSWORD),
                "TENANT_SYSTEM",
                "STAFF",
                "",
                "[{\"o\":1,\"d\":0,\"p\":\"TENANT_SYSTEM\"}]");
        assertRoles(eclipse.login(person.identity(), PASSWORD), "CUSTOMER", "CUSTOMER", "", "[]");
    }

    private static void assertRoles(Answer answer, String role, String group, String rolesClaim, String positions) {
        JsonNode claims = new Jwt(Eclipse.jwt(answer)).claims();
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"" + role + "\"]");
        assertThat(claims.path("roles").isString()).isTrue();
        assertThat(claims.path("roles").asString()).isEqualTo(rolesClaim);
        // The role, and the group that the container is asked for; a customer's are the same.
        assertThat(claims.path("groups").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(new LinkedHashSet<>(List.of(role, group)));
        assertThat(claims.path("pos")
                        .valueStream()
                        .map(LoginIT::sorted)
                        .toList()
                        .toString())
                .isEqualTo(positions);
    }

    /** The members of a position in one order, because the token's has none. */
    private static String sorted(JsonNode position) {
        return "{\"o\":" + position.path("o") + ",\"d\":" + position.path("d") + ",\"p\":" + position.path("p") + "}";
    }

    @Test
    void theTokenIsSignedWithAPublishedKey() throws ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(eclipse.jwt(person.identity(), PASSWORD));

        JWKSet keys =
                JWKSet.parse(eclipse.server().get("/.well-known/jwks.json").text());

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
    }

    @Test
    void namesAreComparedWithoutRegardToCaseAndWidth() {
        String upper = person.identity().toUpperCase(Locale.ROOT);
        String wide = person.identity()
                .codePoints()
                .map(ascii -> ascii + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        Answer answer = eclipse.login(wide, PASSWORD);

        assertThat(eclipse.login(upper, PASSWORD).status()).isEqualTo(200);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new Jwt(Eclipse.jwt(answer)).claims().path("sub").asString())
                .as("as it was given")
                .isEqualTo(person.identity());
    }

    @Test
    void fiveFailuresInARowLockForThirtyMinutes() {
        failToLogIn(ALLOWED_FAILURES);

        assertRefused(eclipse.login(person.identity(), PASSWORD));
        eclipse.sandbox().advance(Duration.ofMinutes(29));
        assertRefused(eclipse.login(person.identity(), PASSWORD));
        eclipse.sandbox().advance(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aSuccessClearsTheCount() {
        failToLogIn(ALLOWED_FAILURES - 1);
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
        failToLogIn(ALLOWED_FAILURES - 1);

        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aLockEndsNoSession() {
        String jwt = eclipse.jwt(person.identity(), PASSWORD);

        failToLogIn(ALLOWED_FAILURES);

        assertThat(eclipse.opens(jwt, person)).isTrue();
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeAnyOther() {
        String nobody = "nobody-" + UUID.randomUUID().toString().substring(0, 18);

        List<String> known = IntStream.range(0, ALLOWED_FAILURES + 2)
                .mapToObj(i -> shape(eclipse.login(person.identity(), "wrong_password")))
                .toList();
        List<String> unknown = IntStream.range(0, ALLOWED_FAILURES + 2)
                .mapToObj(i -> shape(eclipse.login(nobody, "wrong_password")))
                .toList();

        assertThat(unknown).isEqualTo(known).containsOnly(known.get(0));
        assertThat(shape(eclipse.login("CAP", "wrong_password"))).isEqualTo(known.get(0));
    }

    /** All that a caller sees, but for what is different each time. */
    private static String shape(Answer answer) {
        return answer.status() + " " + answer.raw().headers().map().keySet()
                + answer.text().replaceAll("\"(traceId|spanId)\":\"[0-9a-f]+\"", "");
    }

    @Test
    void everyRefusalHasATraceOfItsOwn() {
        Answer first = eclipse.login(person.identity(), "wrong_password");
        Answer second = eclipse.login(person.identity(), "wrong_password");

        assertThat(first.json().path(0).path("traceId").asString())
                .isNotEqualTo("0".repeat(32))
                .isNotEqualTo(second.json().path(0).path("traceId").asString());
    }

    @Test
    void afterTwentyParallelWrongLoginsTheRightOneIsRefused() {
        List<Answer> answers = Crowd.of(20, () -> eclipse.login(person.identity(), "wrong_password"));

        assertThat(answers).allSatisfy(LoginIT::assertRefused);
        assertRefused(eclipse.login(person.identity(), PASSWORD));
    }

    @Test
    void aRightLoginAmongTwentyWrongOnesDoesNotOpenTheLock() {
        failToLogIn(ALLOWED_FAILURES - 1);
        AtomicInteger turn = new AtomicInteger();

        Together.times(
                21, () -> eclipse.login(person.identity(), turn.incrementAndGet() == 11 ? PASSWORD : "wrong_password"));

        assertRefused(eclipse.login(person.identity(), PASSWORD));
    }

    @Test
    void twentyParallelRightLoginsAllSucceed() {
        List<Answer> answers = Crowd.of(20, () -> eclipse.login(person.identity(), PASSWORD));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers).extracting(answer -> answer.at("sessionId")).doesNotHaveDuplicates();
    }

    @Test
    void anAddressMayTryThreeHundredTimesAMinute() {
        eclipse.sandbox().advanceToTheNextHour();
        Eclipse greedy = eclipse.from(Eclipse.anyAddress());
        failToLogIn(ALLOWED_FAILURES);

        // A locked name is refused before it is hashed for.
        List<Answer> within =
                Together.times(10, () -> lastOf(LOGINS_A_MINUTE / 10, () -> greedy.login(person.identity(), PASSWORD)));
        Answer over = greedy.login(person.identity(), PASSWORD);

        assertThat(within).allSatisfy(LoginIT::assertRefused);
        assertThat(over.status()).isEqualTo(429);
        assertThat(over.code()).isEqualTo("RLT001");
        long retryAfter = Long.parseLong(over.header("Retry-After"));
        assertThat(retryAfter).isBetween(1L, 60L);
        assertRefused(eclipse.login(person.identity(), PASSWORD));
        eclipse.sandbox().advance(Duration.ofSeconds(retryAfter));
        assertRefused(greedy.login(person.identity(), PASSWORD));
    }

    private static Answer lastOf(int times, java.util.function.Supplier<Answer> call) {
        return IntStream.range(0, times)
                .mapToObj(i -> call.get())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void failToLogIn(int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(eclipse.login(person.identity(), "wrong_password"));
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("USR002");
        assertThat(answer.json().path(0).path("description").asString()).isEqualTo("Incorrect identity/password");
    }
}

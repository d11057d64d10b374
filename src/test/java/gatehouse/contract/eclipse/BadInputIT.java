package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.Unique;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who err or lie get a clear refusal in the contract's shape (1.4), whoever noticed it first. */
class BadInputIT extends DeployedGatehouse {
    private static final String LOGIN = "/authentication/login";
    private static final String RIGHT_LOGIN = Eclipse.loginBody("username", "user_password");
    private static final String SAMPLE = "/tenants/1/customers/3";
    private static final String STAFF = "/tenants/1/admin-users";
    private static final int MOST_BYTES = 65_536;

    private static final String APPOINTED =
            "{\"name\":\"Grace\",\"email\":\"grace@example.com\",\"position\":\"LEVEL_01\"}";

    private static Eclipse eclipse;
    private static Api system;
    private static String jwt;

    @BeforeAll
    static void signIn() {
        eclipse = Eclipse.at(base());
        system = eclipse.system();
        jwt = eclipse.jwt("username", "user_password");
    }

    // Bodies

    /** Operations with a body, as method and path. */
    private static final List<String> OPERATIONS = List.of(
            "POST " + LOGIN,
            "POST /authentication/renew",
            "POST /authentication/logout",
            "POST /global/identities/username/password-change-init",
            "POST /global/identities/username/password-change",
            "POST /tenants/1/customers",
            "POST " + SAMPLE + "/identities",
            "PUT " + SAMPLE + "/identities/username",
            "POST " + STAFF,
            "PUT " + STAFF + "/2",
            "POST " + STAFF + "/2/identities",
            "PUT " + STAFF + "/2/identities/sandbox-system");

    /** Texts that are no JSON object, and what is said about them. */
    private static final List<Arguments> NO_OBJECTS = List.of(
            Arguments.of("", "The request needs a JSON body"),
            Arguments.of(" ", "The request needs a JSON body"),
            Arguments.of("{\"identity\":", "The body is not one JSON document"),
            Arguments.of("{'identity':'username'}", "The body is not one JSON document"),
            Arguments.of("{}{}", "The body is not one JSON document"),
            Arguments.of("{} trailing", "The body is not one JSON document"),
            Arguments.of("{\"a\":NaN}", "The body is not one JSON document"),
            Arguments.of("{/* note */}", "The body is not one JSON document"),
            Arguments.of("{\"a\":\"line\nbreak\"}", "The body is not one JSON document"),
            Arguments.of("\ufeff{}", "The body is not one JSON document"),
            Arguments.of("{\"a\":1,\"a\":2}", "The body names a member twice"),
            Arguments.of("{\"x\":{\"a\":1,\"\\u0061\":2}}", "The body names a member twice"),
            Arguments.of("{\"a\":\"b\\u0000\"}", "The body holds a NUL character or half of a surrogate pair"),
            Arguments.of("{\"a\\u0000\":1}", "The body holds a NUL character or half of a surrogate pair"),
            Arguments.of("{\"a\":\"\\ud83d\"}", "The body holds a NUL character or half of a surrogate pair"),
            Arguments.of("{\"a\":\"\\ude00\\ud83d\"}", "The body holds a NUL character or half of a surrogate pair"),
            Arguments.of("{\"a\":" + nested(32) + "}", "The body is nested deeper than 32 levels"),
            Arguments.of("{\"a\":" + "[".repeat(20_000) + "}", "The body is nested deeper than 32 levels"),
            Arguments.of("null", "The body is null"),
            Arguments.of("[]", "The body is not the JSON object that this call takes"),
            Arguments.of("\"text\"", "The body is not the JSON object that this call takes"),
            Arguments.of("1", "The body is not the JSON object that this call takes"));

    static Stream<Arguments> everyOperationWithoutAnObject() {
        return OPERATIONS.stream()
                .flatMap(operation ->
                        NO_OBJECTS.stream().map(bad -> Arguments.of(operation, bad.get()[0], bad.get()[1])));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("everyOperationWithoutAnObject")
    void aBodyHasToBeOneJsonObject(String operation, String body, String description) {
        requireRefusal(call(operation, body), "400 JPE001", description);
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void aBodyHasToBeUtf8(String operation) {
        byte[] latin = "{\"identity\":\"Zo\u00eb\"}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = api(operation)
                .publish(method(operation), path(operation), BodyPublishers.ofByteArray(latin), "application/json");

        assertThat(Refusal.in(answer).inShort()).isEqualTo("400 JPE001");
    }

    @Test
    void thirtyTwoLevelsAreStillRead() {
        String body = "{\"more\":" + nested(31) + "}";

        assertThat(system.post("/tenants/1/customers", body).status()).isEqualTo(201);
    }

    static Stream<Arguments> wrongTypes() {
        String customers = "POST /tenants/1/customers";
        String identities = "POST " + SAMPLE + "/identities";
        return Stream.of(
                Arguments.of("POST " + LOGIN, "{\"identity\":1,\"password\":\"abc\"}", "identity must be a string"),
                Arguments.of("POST " + LOGIN, "{\"identity\":\"abc\",\"password\":{}}", "password must be a string"),
                Arguments.of(
                        "POST " + LOGIN, "{\"identity\":[\"abc\"],\"password\":\"abc\"}", "identity must be a string"),
                Arguments.of("POST /authentication/renew", "{\"jwt\":true}", "jwt must be a string"),
                Arguments.of(customers, "{\"firstName\":1}", "firstName must be a string"),
                Arguments.of(
                        customers, "{\"userTypeId\":\"7\"}", "userTypeId must be a whole number of at most 63 bits"),
                Arguments.of(customers, "{\"userTypeId\":1.0}", "userTypeId must be a whole number of at most 63 bits"),
                Arguments.of(customers, "{\"userTypeId\":1.5}", "userTypeId must be a whole number of at most 63 bits"),
                Arguments.of(customers, "{\"userTypeId\":1e3}", "userTypeId must be a whole number of at most 63 bits"),
                Arguments.of(
                        customers,
                        "{\"userTypeId\":9223372036854775808}",
                        "userTypeId must be a whole number of at most 63 bits"),
                Arguments.of(
                        customers,
                        "{\"userTypeId\":" + "9".repeat(900) + "}",
                        "userTypeId must be a whole number of at most 63 bits"),
                Arguments.of(customers, "{\"userTypeId\":-1}", "userTypeId must be greater than or equal to 0"),
                Arguments.of(identities, "{\"totp\":\"true\"}", "totp must be true or false"),
                Arguments.of(identities, "{\"totp\":1}", "totp must be true or false"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aMemberOfAnotherTypeIsNamed(String operation, String body, String description) {
        requireRefusal(call(operation, body), "400 VAL001", description);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-01-31T08:30:00",
                "2030-01-31",
                "2030-01-31 08:30:00Z",
                "2030-02-30T08:30:00Z",
                "2030-01-31T25:30:00Z",
                "2030-01-31T08:30:00+25:00",
                "30-01-31T08:30:00Z",
                "+12030-01-31T08:30:00Z",
                "9999-12-31T23:59:59-01:00",
                "0000-01-01T00:00:00+01:00",
                "1893456000",
                "tomorrow",
                ""
            })
    void aDateNeedsAZoneAndAPlaceInTheCalendar(String bad) {
        for (String member : List.of("authLockedAfter", "expires")) {
            Body body = Body.identity(Unique.text(), "first_password").with(member, bad);

            Refusal refusal = Refusal.in(system.post(SAMPLE + "/identities", body.toString()));

            assertThat(refusal.inShort()).isEqualTo("400 VAL001");
            assertThat(refusal.description())
                    .isEqualTo(member + " must be a date and time with a time zone, such as 2026-01-31T08:30:00Z");
        }
    }

    static Stream<Arguments> lengths() {
        String identities = "POST " + SAMPLE + "/identities";
        String change = "POST /global/identities/username/password-change";
        return Stream.of(
                Arguments.of("POST " + LOGIN, "identity", 3, 40, "{\"password\":\"abc\"}"),
                Arguments.of("POST " + LOGIN, "password", 3, 80, "{\"identity\":\"abc\"}"),
                Arguments.of(identities, "identity", 3, 40, "{}"),
                Arguments.of(identities, "password", 3, 80, "{}"),
                Arguments.of(identities, "otp", 3, 20, "{}"),
                Arguments.of(identities, "base64EncodedPublicKey", 100, 2000, "{}"),
                Arguments.of("POST " + STAFF + "/2/identities", "identity", 3, 40, "{}"),
                Arguments.of("POST " + STAFF, "identity", 3, 40, APPOINTED),
                Arguments.of("POST " + STAFF, "phone", 7, 16, APPOINTED),
                Arguments.of(change, "hash", 3, 200, "{\"password\":\"abc\"}"),
                Arguments.of(change, "password", 3, 80, "{\"hash\":\"123456\"}"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aTextThatIsTooShortOrLongInCodePointsIsNamed(
            String operation, String member, int least, int most, String others) {
        String description = member + " size must be between " + least + " and " + most;

        for (int length : List.of(least - 1, most + 1)) {
            String body = "{\"" + member + "\":\"" + "😀".repeat(length) + "\"," + others.substring(1);
            requireRefusal(call(operation, body.replace(",}", "}")), "400 VAL001", description);
        }
    }

    @Test
    void everyMissingMemberIsNamedInOneAnswer() {
        Refusal refusal = Refusal.in(eclipse.api().post(LOGIN, "{}"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.codes()).containsExactly("VAL001", "VAL001");
        assertThat(refusal.descriptions()).containsExactly("identity must not be null", "password must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"otp\"", "\"LINK \"", "\"\"", "7"})
    void aCodeOrALinkIsAllThereIs(String type) {
        Refusal refusal = Refusal.in(
                eclipse.api().post("/global/identities/username/password-change-init", "{\"type\":" + type + "}"));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).startsWith("type must be ");
    }

    @Test
    void membersThatNobodyKnowsAreIgnored() {
        String body =
                "{\"identity\":\"username\",\"password\":\"user_password\",\"gadget\":{\"a\":[1,null]},\"Scope\":7}";

        assertThat(eclipse.api().post(LOGIN, body).status()).isEqualTo(200);
    }

    @Test
    void whatTheCallerSentIsNotRepeated() {
        String secret = "s3cret-" + Unique.text();

        Answer tooLong = eclipse.login("username", secret.repeat(10));
        Answer wrongType = eclipse.api().post(LOGIN, "{\"identity\":\"username\",\"password\":[\"" + secret + "\"]}");
        Answer broken = eclipse.api().post(LOGIN, "{\"identity\":\"username\",\"password\":\"" + secret);

        assertThat(List.of(tooLong.text(), wrongType.text(), broken.text())).noneMatch(text -> text.contains("s3cret"));
    }

    // Size

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void aBodyOfMoreThan64kBIsTooLarge(String operation) {
        assertThat(Refusal.in(call(operation, sized(MOST_BYTES + 1))).inShort()).isEqualTo("413 HTT413");
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void aBodyOfMoreThan64kBIsTooLargeAlsoWithoutALength(String operation) {
        byte[] body = sized(2 * MOST_BYTES).getBytes(StandardCharsets.UTF_8);

        Answer answer = api(operation)
                .publish(
                        method(operation),
                        path(operation),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                        "application/json");

        assertThat(Refusal.in(answer).inShort()).isEqualTo("413 HTT413");
    }

    @Test
    void exactly64kBAreRead() {
        assertThat(system.post("/tenants/1/customers", sized(MOST_BYTES)).status())
                .isEqualTo(201);
    }

    // Parameters in paths

    @ParameterizedTest
    @CsvSource({
        "/tenants/1.5/customers/3, tenantId must be a whole number",
        "/tenants/99999999999999999999/customers/3, tenantId must be a smaller whole number",
        "/tenants/x/customers, tenantId must be a whole number",
        "/tenants/1/customers/abc, customerId must be a whole number",
        "/tenants/1/customers/1e3, customerId must be a whole number",
        "/tenants/1/customers/9223372036854775808, customerId must be a smaller whole number",
        "/tenants/1/customers/-9223372036854775809, customerId must be a smaller whole number",
        "/tenants/1/customers/0x3, customerId must be a whole number",
        "/tenants/1/customers/%D9%A3, customerId must be a whole number",
        "/tenants/1/customers/3%20, customerId must be a whole number",
        "/tenants/1/customers/abc/identities, customerId must be a whole number",
        "/tenants/1.5/customers/3/identities, tenantId must be a whole number",
        "/tenants/1/admin-users/abc, adminUserId must be a whole number",
        "/tenants/abc/admin-users, tenantId must be a whole number",
        "/tenants/1/admin-users/2e0/identities, adminUserId must be a whole number",
    })
    void aNumberInAPathThatIsNoneIsNamed(String path, String description) {
        requireRefusal(system.get(path), "400 VAL001", description);
    }

    @Test
    void whoMayNotCallLearnsNothingAboutTheParameters() {
        assertThat(Refusal.in(eclipse.api().get("/tenants/1/customers/abc")).inShort())
                .isEqualTo("401 SEC001");
        assertThat(Refusal.in(eclipse.api().post("/tenants/1/customers", "{")).inShort())
                .isEqualTo("401 SEC001");
        assertThat(Refusal.in(eclipse.api().as(jwt).post("/tenants/1/customers", "{"))
                        .inShort())
                .isEqualTo("403 SEC001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a%25b", "a%3Bb", "a%2Fb", "%20ab", "a%0Ab", "a%E2%80%8Db"})
    void aNameInAPathThatIsNoneIsNamed(String encoded) {
        Answer answer =
                eclipse.api().post("/global/identities/" + encoded + "/password-change-init", "{\"type\":\"OTP\"}");

        assertThat(Refusal.in(answer).inShort()).isEqualTo("400 VAL001");
        assertThat(Refusal.in(answer).description()).startsWith("identity must have 3 to 40 characters");
    }

    // HTTP

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/merge-patch+json",
                "application/json;charset=utf-16"
            })
    void bodiesAreJson(String contentType) {
        assertThat(Refusal.in(eclipse.api().send("POST", LOGIN, RIGHT_LOGIN, contentType))
                        .inShort())
                .isEqualTo("415 HTT415");
    }

    @Test
    void aBodyWithoutATypeIsNotJson() {
        Answer answer = eclipse.api().publish("POST", LOGIN, BodyPublishers.ofString(RIGHT_LOGIN), "");

        assertThat(Refusal.in(answer).inShort()).isEqualTo("415 HTT415");
    }

    @Test
    void headersThatAreNoMediaTypesCannotBeUnderstood() {
        Answer type = eclipse.api().send("POST", LOGIN, RIGHT_LOGIN, "bogus");
        Answer accept = eclipse.api().as(jwt).with("Accept", ";;;").get(SAMPLE);

        assertThat(Refusal.in(type).inShort()).isEqualTo("400 HTT400");
        assertThat(Refusal.in(accept).inShort()).isEqualTo("400 HTT400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=0.9"})
    void answersAreJson(String accept) {
        Api picky = eclipse.api().with("Accept", accept);

        assertThat(Refusal.in(picky.as(jwt).get(SAMPLE)).inShort()).isEqualTo("406 HTT406");
        assertThat(Refusal.in(picky.get("/nowhere")).inShort()).isEqualTo("404 ARCH086");
    }

    @Test
    void whoAcceptsAnythingGetsJson() {
        assertThat(eclipse.api()
                        .as(jwt)
                        .with("Accept", "text/html, */*;q=0.1")
                        .get(SAMPLE)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nowhere",
                "/authentication",
                "/authentication/login/x",
                "/tenants",
                "/tenants//customers/3",
                "/tenants/1/customers/3/nothing",
                "/application.wadl",
                "/oauth/token"
            })
    void anUnknownPathIsNotFound(String path) {
        assertThat(Refusal.in(eclipse.api().get(path)).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(system.post(path, "{}")).inShort()).isEqualTo("404 ARCH086");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /authentication/login, 'OPTIONS, POST'",
        "PUT, /authentication/login, 'OPTIONS, POST'",
        "PATCH, /tenants/1/customers/3, 'GET, HEAD, OPTIONS, PUT'",
        "DELETE, /tenants/1/customers, 'GET, HEAD, OPTIONS, POST'",
        "GET, /tenants/1/customers/3/identities/username, 'DELETE, OPTIONS, PUT'",
        "FROB, /tenants/1/customers/3, 'GET, HEAD, OPTIONS, PUT'",
    })
    void anotherMethodIsToldWhichAreAllowed(String method, String path, String allowed) {
        Answer answer = system.send(method, path, null, "");

        assertThat(Refusal.in(answer).inShort()).isEqualTo("405 HTT405");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void headAnswersAsGetWithoutTheBody() {
        Answer found = system.send("HEAD", SAMPLE, null, "");
        Answer missing = system.send("HEAD", "/nowhere", null, "");

        assertThat(found.status()).isEqualTo(200);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(found.text() + missing.text()).isEmpty();
    }

    @Test
    void optionsSayWhatIsAllowedAndNothingElse() {
        Answer answer = system.send("OPTIONS", SAMPLE, null, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(List.of(answer.header("Allow").split(", *")))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PUT");
        assertThat(answer.text()).doesNotContain("<");
    }

    /** Refused by the server before any application is asked, so without our body. */
    @Test
    void traceEchoesNothing() {
        Answer answer = system.with("X-Marker", "echo-me").send("TRACE", SAMPLE, null, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text()).doesNotContain("echo-me").doesNotContain("Bearer");
    }

    // Tokens

    @Test
    void withoutATokenNothingIsToldButThatOneIsNeeded() {
        Answer answer = eclipse.api().get(SAMPLE);

        assertThat(Refusal.in(answer).inShort()).isEqualTo("401 SEC001");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    static Stream<Arguments> deadTokens() throws ParseException, JOSEException {
        String[] parts = jwt.split("\\.");
        String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("no token at all", "garbage"),
                Arguments.of("three parts of nothing", "a.b.c"),
                Arguments.of("two parts", parts[0] + "." + parts[1]),
                Arguments.of("an altered signature", parts[0] + "." + parts[1] + "." + flipped(parts[2])),
                Arguments.of(
                        "altered claims",
                        parts[0] + "." + encoded(claims.replace("\"uid\":3", "\"uid\":4")) + "." + parts[2]),
                Arguments.of("algorithm none", none + "." + parts[1] + "."),
                Arguments.of("algorithm none with a signature", none + "." + parts[1] + "." + parts[2]),
                Arguments.of("a foreign key under our name", signedByAStranger()),
                Arguments.of("very long", "a".repeat(5_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deadTokens")
    void aDeadTokenIsRefusedOnEveryCall(String what, String token) {
        Api bearer = eclipse.api().as(token);

        assertThat(Refusal.in(bearer.get(SAMPLE)).inShort()).isEqualTo("401 SEC001");
        assertThat(Refusal.in(bearer.post(LOGIN, RIGHT_LOGIN)).inShort())
                .as("on a public call too")
                .isEqualTo("401 SEC001");
        assertThat(bearer.get(SAMPLE).header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(Refusal.in(eclipse.api()
                                .post(
                                        "/authentication/renew",
                                        Body.empty().with("jwt", token).toString()))
                        .inShort())
                .isEqualTo("401 SEC001");
    }

    /** The container goes by its own clock; ours decides. */
    @Test
    void anExpiredTokenIsRefusedOnEveryCall() {
        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            String soonExpired = eclipse.jwt("username", "user_password");

            time.advance(Duration.ofMinutes(61));

            Api bearer = eclipse.api().as(soonExpired);
            assertThat(Refusal.in(bearer.get(SAMPLE)).inShort()).isEqualTo("401 SEC001");
            assertThat(Refusal.in(bearer.post(LOGIN, RIGHT_LOGIN)).inShort()).isEqualTo("401 SEC001");
            assertThat(Refusal.in(eclipse.api()
                                    .post(
                                            "/authentication/renew",
                                            Body.empty()
                                                    .with("jwt", soonExpired)
                                                    .toString()))
                            .inShort())
                    .isEqualTo("401 SEC001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearer", "Digest username=\"x\""})
    void anotherSchemeIsNoToken(String authorization) {
        Answer answer = eclipse.api().with("Authorization", authorization).get(SAMPLE);

        assertThat(Refusal.in(answer).inShort()).isEqualTo("401 SEC001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "jwt", "Authorization", "authorization"})
    void aTokenInAQueryStringIsNeverRead(String parameter) {
        assertThat(Refusal.in(eclipse.api().get(SAMPLE + "?" + parameter + "=" + jwt))
                        .inShort())
                .isEqualTo("401 SEC001");
        assertThat(Refusal.in(eclipse.api().get(SAMPLE + "?" + parameter + "=Bearer%20" + jwt))
                        .inShort())
                .isEqualTo("401 SEC001");
    }

    // Trace

    /** One failure of each of those who may notice one: the container, JAX-RS, our code. */
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("GET /nowhere", ""),
                Arguments.of("GET " + SAMPLE, ""),
                Arguments.of("GET " + SAMPLE, "garbage"),
                Arguments.of("DELETE " + LOGIN, ""),
                Arguments.of("POST " + LOGIN, ""));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theTraceOfTheCallerIsContinued(String operation, String token) {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        String spanId = "00f067aa0ba902b7";
        Api api = token.isEmpty() ? eclipse.api() : eclipse.api().as(token);

        Answer answer = api.with("traceparent", "00-" + traceId + "-" + spanId + "-01")
                .send(method(operation), path(operation), null, "");

        assertThat(Refusal.in(answer).traceId()).isEqualTo(traceId);
        assertThat(answer.text()).as("the span is ours").doesNotContain(spanId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void aTraceThatIsNoneIsReplaced(String traceparent) {
        Api api = eclipse.api().with("traceparent", traceparent);

        Refusal one = Refusal.in(api.get("/nowhere"));
        Refusal another = Refusal.in(api.get("/nowhere"));

        assertThat(one.traceId()).isNotEqualToIgnoringCase("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(another.traceId()).as("each call has its own").isNotEqualTo(one.traceId());
    }

    private static void requireRefusal(Answer answer, String inShort, String description) {
        Refusal refusal = Refusal.in(answer);
        assertThat(refusal.inShort()).isEqualTo(inShort);
        assertThat(refusal.description()).isEqualTo(description);
    }

    private static Answer call(String operation, String body) {
        return api(operation).send(method(operation), path(operation), body, "application/json");
    }

    private static Api api(String operation) {
        boolean isPublic =
                operation.contains("/login") || operation.contains("/renew") || operation.contains("/global");
        return isPublic ? eclipse.api() : system;
    }

    private static String method(String operation) {
        return operation.substring(0, operation.indexOf(' '));
    }

    private static String path(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    /** A JSON object of so many bytes. */
    private static String sized(int bytes) {
        String rest = "{\"filling\":\"\"}";
        return "{\"filling\":\"" + "x".repeat(bytes - rest.length()) + "\"}";
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String flipped(String signature) {
        char first = signature.charAt(0) == 'A' ? 'B' : 'A';
        return first + signature.substring(1);
    }

    /** Our claims and our key id, but another key. */
    private static String signedByAStranger() throws ParseException, JOSEException {
        SignedJWT ours = SignedJWT.parse(jwt);
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(ours.getHeader().getKeyID())
                        .type(ours.getHeader().getType())
                        .build(),
                ours.getJWTClaimsSet());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        return forged.serialize();
    }
}

package gatehouse.console;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.Unique;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of a population, and that the server lives by them from the next call on. */
class PoliciesIT extends DeployedGatehouse {
    private static final String VERIFY = "/stepup/challenges/otp/SMS/verify";

    private Api admin;
    private Multi multi;
    private String populations;
    private String consumers;

    @BeforeEach
    void aTenantOfItsOwn() {
        Eclipse eclipse = Eclipse.at(base());
        JsonNode tenant = eclipse.tenant();
        admin = eclipse.console();
        populations = "/tenants/" + tenant.path("id").asLong() + "/populations";
        consumers = populations + "/1";
        multi = Multi.at(base(), tenant.path("apiKey").asString());
    }

    private ObjectNode rules() {
        return rules(consumers);
    }

    private ObjectNode rules(String population) {
        return (ObjectNode) admin.get(population).json();
    }

    private Answer set(ObjectNode rules) {
        return admin.put(consumers, rules.toString());
    }

    private static ObjectNode part(ObjectNode rules, String name) {
        return (ObjectNode) rules.path(name);
    }

    @Test
    void aNewTenantStartsWithTheDefaults() {
        ObjectNode rules = rules();

        assertThat(rules.path("passwordPreset").asString()).isEqualTo("nist");
        assertThat(rules.path("lockout").toString()).isEqualTo("{\"failures\":5,\"lock\":\"PT30M\"}");
        assertThat(rules.path("sessions").toString())
                .isEqualTo(
                        "{\"tokenLife\":\"PT12H\",\"idle\":\"PT5M\",\"cap\":\"PT12H\",\"renewal\":\"LENIENT\",\"most\":10}");
        assertThat(rules.path("codes").toString())
                .isEqualTo("{\"life\":\"PT5M\",\"linkLife\":\"PT10M\",\"attempts\":5,\"resendAfter\":\"PT15S\"}");
        assertThat(rules.path("stepUp").toString())
                .isEqualTo("{\"byPhone\":true,\"attempts\":5,\"remembered\":\"PT0S\",\"byEnrolment\":false,"
                        + "\"forOperations\":false,\"forCards\":true}");
    }

    @Test
    void whatIsSetIsReadBack() {
        ObjectNode rules = rules().put("passwordPreset", "pci")
                .put("verifiedEmailFirst", false)
                .put("expiredPasswordOpensChange", false)
                .put("resetMakesFirstPassword", true)
                .put("openToNewcomers", false);
        part(rules, "lockout").put("failures", 3).put("lock", "PT1H");
        part(rules, "stepUp").put("remembered", "PT4320H");

        Answer answer = set(rules);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(rules.put("version", 1));
        assertThat(rules()).isEqualTo(rules);
    }

    @Test
    void allPopulationsAreListedByTheirNames() {
        Answer answer = admin.get(populations);

        assertThat(answer.json().valueStream().map(rules -> rules.path("name").asString()))
                .containsExactly("1", "2", "customers", "staff");
        assertThat(answer.json().path(0)).isEqualTo(rules());
        assertThat(admin.get("/tenants/999999/populations").status()).isEqualTo(404);
    }

    @Test
    void rulesThatWereChangedMeanwhileAreNotReplaced() {
        ObjectNode seen = rules();
        set(rules().put("passwordPreset", "pci"));

        Answer stale = set(seen);

        assertThat(stale.status()).as(stale.toString()).isEqualTo(409);
        assertThat(rules().path("passwordPreset").asString()).isEqualTo("pci");
        seen.remove("version");
        assertThat(set(seen).status()).isEqualTo(400);
    }

    @Test
    void ofManyChangesOfOneVersionOneWins() {
        String seen = rules().toString();

        List<Integer> answers = Crowd.statuses(10, () -> admin.put(consumers, seen));

        assertThat(answers).containsOnlyOnce(200).isSubsetOf(200, 409);
        assertThat(rules().path("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "lockout, failures, 0",
        "lockout, failures, 6",
        "lockout, lock, \"PT29M59S\"",
        "lockout, lock, \"P2D\"",
        "lockout, lock, \"soon\"",
        "sessions, idle, \"PT0.5S\"",
        "sessions, idle, \"PT5M1S\"",
        "sessions, idle, \"PT13H\"",
        "sessions, cap, \"PT25H\"",
        "sessions, most, 0",
        "sessions, renewal, \"SOMETIMES\"",
        "codes, life, \"PT11M\"",
        "codes, attempts, 11",
        "codes, resendAfter, \"-PT1S\"",
        "stepUp, attempts, 6",
        "stepUp, remembered, \"P181D\"",
        "stepUp, byPhone, null"
    })
    void whatIsOutOfRangeIsNamedAndNothingChanges(String part, String field, String value) {
        ObjectNode before = rules();
        ObjectNode wrong = rules();
        String body = wrong.toString()
                .replaceFirst(
                        "(\"" + part + "\":\\{[^}]*\"" + field + "\":)[^,}]*",
                        "$1" + java.util.regex.Matcher.quoteReplacement(value));

        Answer refused = admin.put(consumers, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.text()).contains(part + "." + field);
        assertThat(rules()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "customers, openToNewcomers",
        "customers, expiredPasswordOpensChange",
        "staff, openToNewcomers",
        "staff, expiredPasswordOpensChange"
    })
    void whatThePopulationMustNotAllowIsNamedAndNothingChanges(String population, String field) {
        String path = populations + "/" + population;
        ObjectNode before = rules(path);
        assertThat(before.path(field).asBoolean(true)).isFalse();

        Answer refused = admin.put(path, rules(path).put(field, true).toString());

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.text()).contains(field);
        assertThat(rules(path)).isEqualTo(before);
    }

    @Test
    void noneMayBeLeftOut() {
        ObjectNode rules = rules();
        rules.remove("lockout");

        assertThat(set(rules).status()).isEqualTo(400);
        assertThat(admin.put(consumers, "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tenants/999999/populations/1", "/tenants/1/populations/3"})
    void aPopulationThatIsNoneHasNoRules(String path) {
        assertThat(admin.get(path).status()).isEqualTo(404);
        assertThat(admin.put(path, rules().toString()).status()).isEqualTo(404);
    }

    @Test
    void nobodyChangesTheRulesOfTheOperator() {
        assertThat(admin.put("/tenants/0/populations/staff", rules().toString()).status())
                .isEqualTo(404);
    }

    @Test
    void fewerFailuresLockWhereTheTenantHasItSo() {
        ObjectNode rules = rules();
        part(rules, "lockout").put("failures", 2);
        set(rules);
        Root person = multi.verified(multi.consumer());
        multi.withPassword(person);

        List<Integer> answers = IntStream.range(0, 3)
                .mapToObj(i -> multi.login(person.email(), "wrong").status())
                .toList();

        String nobody = Unique.text() + "@example.com";
        List<Integer> stranger = IntStream.range(0, 3)
                .mapToObj(i -> multi.login(nobody, "wrong").status())
                .toList();

        assertThat(answers).containsExactly(403, 403, 423);
        assertThat(stranger).as("unknown addresses are locked alike").isEqualTo(answers);
    }

    @Test
    void aStepUpEndsAfterAsManyWrongCodesAsTheTenantAllows() {
        ObjectNode rules = rules();
        part(rules, "stepUp").put("attempts", 3);
        set(rules);
        Api session = enrolled();
        assertThat(session.post("/stepup/challenges/otp/SMS", "{}").status()).isEqualTo(204);

        assertConflict(session.post(VERIFY, "{\"verificationCode\":\"000000\"}"), "VERIFICATION_CODE_INVALID");
        assertConflict(session.post(VERIFY, "{\"verificationCode\":\"000000\"}"), "ONE_CHALLENGE_LIMIT_REMAINING");
        assertConflict(session.post(VERIFY, "{\"verificationCode\":\"000000\"}"), "CHALLENGE_LIMIT_EXCEEDED");
        assertConflict(session.post(VERIFY, "{\"verificationCode\":\"123456\"}"), "STATE_INVALID");
    }

    @Test
    void whereAPhoneIsNoFactorItsChannelIsNotSupported() {
        Api session = enrolled();
        ObjectNode rules = rules();
        part(rules, "stepUp").put("byPhone", false);
        set(rules);

        for (String path : List.of("/authentication_factors/otp/SMS", "/stepup/challenges/otp/SMS")) {
            assertConflict(session.post(path, "{}"), "CHANNEL_NOT_SUPPORTED");
            assertConflict(
                    session.post(path + "/verify", "{\"verificationCode\":\"123456\"}"), "CHANNEL_NOT_SUPPORTED");
        }
    }

    @Test
    void aStepUpThatNamesAnOperationIsGoodForThatAlone() {
        ObjectNode rules = rules();
        part(rules, "stepUp").put("forOperations", true);
        set(rules);
        Root person = multi.verified(multi.consumer());
        String token = multi.withPassword(person);
        multi.enrolPhone(token);
        Api session = multi.api().as(token);
        String operation =
                "{\"operation\":{\"amount\":{\"currency\":\"EUR\",\"amount\":1234},\"payee\":\"Corner Shop\"}}";

        assertThat(session.post("/stepup/challenges/otp/SMS", operation).status())
                .isEqualTo(204);
        List<String> texts = multi.sandbox().awaitTextsTo(person.phone(), 2);
        assertThat(session.post(VERIFY, "{\"verificationCode\":\"123456\"}").status())
                .isEqualTo(204);

        assertThat(texts.get(0)).contains("12.34 EUR").contains("Corner Shop");
        assertThat(session.post("/access_token", "{}").at("status")).isEqualTo("STANDARD");
        assertInvalid(
                session.post("/stepup/challenges/otp/SMS", operation.replace("1234", "-1")),
                "[\"operation\",\"amount\"]",
                "amount",
                "AT_LEAST");
        String large = operation.replace("Corner Shop", "x".repeat(64 * 1024));
        assertThat(session.post("/stepup/challenges/otp/SMS", large).status()).isEqualTo(413);
        assertThat(session.post("/stepup/challenges/push/AUTHY", large).status())
                .isEqualTo(413);
    }

    @Test
    void cardsAreShownWithoutAStepUpWhereTheTenantAsksForNone() {
        ObjectNode rules = rules();
        part(rules, "stepUp").put("forCards", false);
        set(rules);
        Api session = enrolled();

        assertThat(session.get("/managed_cards").status()).isEqualTo(200);
    }

    @Test
    void whereNewcomersAreShutOutThoseWhoAreInGoOn() {
        Root person = multi.verified(multi.consumer());
        multi.withPassword(person);
        set(rules().put("openToNewcomers", false));
        String mobile = Unique.phone();

        Answer another = multi.api()
                .post(
                        "/consumers",
                        Multi.consumerBody(Unique.text() + "@example.com", mobile)
                                .toString());
        Answer company = multi.api()
                .post(
                        "/corporates",
                        Multi.corporateBody(Unique.text() + "@example.com", mobile)
                                .with("profileId", "1")
                                .toString());

        assertConflict(another, "PROFILE_INACTIVE");
        assertConflict(company, "PROFILE_NOT_FOUND");
        assertThat(multi.login(person.email(), Multi.PASSWORD).status()).isEqualTo(200);
        assertThat(multi.corporate().id()).isNotEmpty();
        set(rules().put("openToNewcomers", true));
        assertThat(multi.consumer().id()).isNotEmpty();
    }

    @Test
    void companiesAreShutOutByTheRulesOfTheirOwnPopulation() {
        String corporates = populations + "/2";
        admin.put(corporates, rules(corporates).put("openToNewcomers", false).toString());

        Answer company = multi.api()
                .post(
                        "/corporates",
                        Multi.corporateBody(Unique.text() + "@example.com", Unique.phone())
                                .toString());

        assertConflict(company, "PROFILE_INACTIVE");
        assertThat(multi.consumer().id()).isNotEmpty();
    }

    @Test
    void aResetMakesTheFirstPasswordWhereTheTenantHasItSo() {
        set(rules().put("resetMakesFirstPassword", true));
        Root person = multi.consumer();
        String address = "{\"email\":\"" + person.email() + "\"";
        multi.api().post("/passwords/lost_password/start", address + "}");

        Answer made = multi.api()
                .post(
                        "/passwords/lost_password/resume",
                        address + ",\"nonce\":\"123456\",\"newPassword\":{\"value\":\"" + Multi.PASSWORD + "\"}}");

        assertThat(made.status()).as(made.toString()).isEqualTo(200);
    }

    /** Nothing but the sandbox makes a password that has expired, so it is its own tenant whose rules change, and back. */
    @Test
    void anExpiredPasswordOpensNothingWhereTheTenantHasItSo() {
        Multi sandbox = Multi.at(base());
        String published = "/tenants/1/populations/1";
        admin.put(
                published,
                rules(published).put("expiredPasswordOpensChange", false).toString());
        try {
            assertEmpty(sandbox.login("expired@example.com", "pa$$word"), 403);
        } finally {
            admin.put(
                    published,
                    rules(published).put("expiredPasswordOpensChange", true).toString());
        }
        assertThat(sandbox.login("expired@example.com", "pa$$word").status()).isEqualTo(409);
    }

    private Api enrolled() {
        Root person = multi.verified(multi.consumer());
        String token = multi.withPassword(person);
        multi.enrolPhone(token);
        return multi.api().as(token);
    }
}

package gatehouse.contract.multi.identity;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Persons become consumers, and read what is known about them (2.4). */
class ConsumersIT extends DeployedGatehouse {
    private static final String PASSWORD = "pa$$word";

    private Multi multi;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
    }

    @Test
    void aPersonBecomesAConsumerWhoseRootHasItsNumber() {
        String email = Unique.text() + "@example.com";
        String phone = Unique.phone();

        Answer answer = multi.api()
                .post(
                        "/consumers",
                        Multi.consumerBody(email, phone)
                                .with("tag", "vip-1")
                                .with("baseCurrency", "EUR")
                                .with("sourceOfFunds", "SALARY")
                                .toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "profileId", "tag", "rootUser", "ipAddress", "baseCurrency", "creationTimestamp");
        JsonNode root = answer.json().path("rootUser");
        assertThat(root.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "surname",
                        "email",
                        "mobile",
                        "active",
                        "emailVerified",
                        "mobileNumberVerified",
                        "dateOfBirth",
                        "address");
        assertThat(answer.json().path("id").path("type").asString()).isEqualTo("CONSUMER");
        assertThat(answer.json().path("id").path("id").asString()).matches("[0-9]+");
        assertThat(root.path("id").path("type").asString()).isEqualTo("ROOT");
        assertThat(root.path("id").path("id"))
                .isEqualTo(answer.json().path("id").path("id"));
        assertThat(root.path("email").asString()).isEqualTo(email);
        assertThat(root.path("mobile").toString())
                .isEqualTo("{\"countryCode\":\"+27\",\"number\":\"" + phone.substring(2) + "\"}");
        assertThat(root.path("dateOfBirth").toString()).isEqualTo("{\"year\":1906,\"month\":12,\"day\":9}");
        assertThat(root.path("address").toString()).isEqualTo("{\"country\":\"ZA\"}");
        assertThat(root.path("active").asBoolean()).isTrue();
        assertThat(root.path("emailVerified").isBoolean()).isTrue();
        assertThat(root.path("emailVerified").asBoolean()).isFalse();
        assertThat(root.path("mobileNumberVerified").asBoolean()).isFalse();
        assertThat(answer.at("profileId")).isEqualTo("1");
        assertThat(answer.at("tag")).isEqualTo("vip-1");
        assertThat(answer.at("baseCurrency")).isEqualTo("EUR");
        assertThat(answer.json().path("creationTimestamp").asLong()).isPositive();
    }

    @Test
    void aConsumerReadsItselfAndNobodyElse() {
        Answer own = multi.api().as(multi.token("user@example.com", PASSWORD)).get("/consumers");

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().path("id").toString()).isEqualTo("{\"type\":\"CONSUMER\",\"id\":\"7\"}");
        assertThat(own.json().path("rootUser").path("emailVerified").asBoolean())
                .isTrue();
        assertThat(own.json().path("rootUser").path("mobile").toString())
                .isEqualTo("{\"countryCode\":\"+27\",\"number\":\"820000002\"}");
        assertEmpty(multi.api().get("/consumers"), 401);
        assertEmpty(multi.api().as(multi.token("user@example.com", PASSWORD)).get("/corporates"), 403);
    }

    @Test
    void whoHasToChooseAnIdentityFirstReadsNone() {
        Answer answer =
                multi.api().as(multi.token("root@example.com", PASSWORD)).get("/consumers");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("errorCode")).isEqualTo("ACCESS_TOKEN_REQUIRED");
    }

    @Test
    void anAddressIsTakenOnceWhateverItsCapitals() {
        Multi.Root first = multi.consumer();

        Answer again = multi.api()
                .post(
                        "/consumers",
                        Multi.consumerBody(first.email().toUpperCase(), Unique.phone())
                                .toString());
        Answer company = multi.api()
                .post(
                        "/corporates",
                        Multi.corporateBody(first.email(), Unique.phone()).toString());

        assertConflict(again, "ROOT_EMAIL_NOT_UNIQUE");
        assertConflict(company, "ROOT_EMAIL_NOT_UNIQUE");
    }

    @Test
    void ofManyWithOneAddressAtTheSameMomentOneBecomesAConsumer() {
        String body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone())
                .toString();

        List<Answer> answers = Together.times(6, () -> multi.api().post("/consumers", body));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(5)
                .allSatisfy(answer -> assertConflict(answer, "ROOT_EMAIL_NOT_UNIQUE"));
    }

    @Test
    void oneAddressMayBeKnownToTwoProgrammes() {
        Multi.Root first = multi.consumer();
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();

        Answer elsewhere = Multi.at(base(), key)
                .api()
                .post(
                        "/consumers",
                        Multi.consumerBody(first.email(), Unique.phone()).toString());

        assertThat(elsewhere.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "0", "99999999999999999999"})
    void aProfileThatIsNotForConsumersIsNotFound(String profile) {
        Body body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone())
                .with("profileId", profile);

        assertConflict(multi.api().post("/consumers", body.toString()), "PROFILE_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address | {\"country\":\"XX\"} | COUNTRY_INVALID",
                "mobile | {\"countryCode\":\"+27\",\"number\":\"1\"} | MOBILE_OR_COUNTRY_CODE_INVALID",
                "mobile | {\"countryCode\":\"+0\",\"number\":\"821234567\"} | MOBILE_OR_COUNTRY_CODE_INVALID"
            })
    void whatCannotBeIsAConflict(String member, String json, String code) {
        Body body = rootWith(member, json);

        assertConflict(multi.api().post("/consumers", body.toString()), code);
    }

    @Test
    void termsThatWereNotAcceptedAndUnknownCurrenciesAreConflicts() {
        Body body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone());

        assertConflict(
                multi.api().post("/consumers", body.with("acceptedTerms", false).toString()), "TERMS_NOT_ACCEPTED");
        assertConflict(
                multi.api().post("/consumers", body.with("baseCurrency", "QQQ").toString()), "CURRENCY_UNSUPPORTED");
        assertThat(multi.api()
                        .post("/consumers", body.with("acceptedTerms", true).toString())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profileId | null | [] | profileId | REQUIRED",
                "profileId | \"one\" | [] | profileId | REGEX",
                "rootUser | null | [] | rootUser | REQUIRED",
                "ipAddress | null | [] | ipAddress | REQUIRED",
                "ipAddress | \"1.1\" | [] | ipAddress | SIZE",
                "tag | \"no blanks\" | [] | tag | REGEX",
                "baseCurrency | \"euro\" | [] | baseCurrency | REGEX"
            })
    void fieldsThatAreWrongAreNamed(String member, String json, String params, String field, String error) {
        Body body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone());

        assertInvalid(
                multi.api().post("/consumers", body.with(member, value(json)).toString()), params, field, error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | null | [\"rootUser\"] | name | REQUIRED",
                "name | \"\" | [\"rootUser\"] | name | SIZE",
                "surname | null | [\"rootUser\"] | surname | REQUIRED",
                "email | null | [\"rootUser\"] | email | REQUIRED",
                "email | \"grace\" | [\"rootUser\"] | email | REGEX",
                "mobile | null | [\"rootUser\"] | mobile | REQUIRED",
                "mobile | {\"countryCode\":\"27\",\"number\":\"821234567\"} | [\"rootUser\",\"mobile\"] | countryCode | REGEX",
                "mobile | {\"countryCode\":\"+27\",\"number\":\"82-1234567\"} | [\"rootUser\",\"mobile\"] | number | REGEX",
                "mobile | {\"countryCode\":\"+27\"} | [\"rootUser\",\"mobile\"] | number | REQUIRED",
                "dateOfBirth | {\"year\":1899,\"month\":1,\"day\":1} | [\"rootUser\",\"dateOfBirth\"] | year | AT_LEAST",
                "dateOfBirth | {\"year\":1999,\"month\":13,\"day\":1} | [\"rootUser\",\"dateOfBirth\"] | month | AT_MOST",
                "dateOfBirth | {\"year\":1999,\"month\":2,\"day\":29} | [\"rootUser\",\"dateOfBirth\"] | day | AT_MOST",
                "dateOfBirth | {\"year\":1999,\"month\":2} | [\"rootUser\",\"dateOfBirth\"] | day | REQUIRED",
                "address | {} | [\"rootUser\",\"address\"] | country | REQUIRED",
                "address | {\"country\":\"zaf\"} | [\"rootUser\",\"address\"] | country | REGEX"
            })
    void fieldsOfTheRootUserThatAreWrongAreNamed(
            String member, String json, String params, String field, String error) {
        assertInvalid(multi.api().post("/consumers", rootWith(member, json).toString()), params, field, error);
    }

    private static Body rootWith(String member, String json) {
        String email = Unique.text() + "@example.com";
        Map<String, Object> root = new HashMap<>();
        root.put("name", "Grace");
        root.put("surname", "Hopper");
        root.put("email", email);
        root.put("mobile", Multi.mobile(Unique.phone()));
        root.put("dateOfBirth", Map.of("year", 1906, "month", 12, "day", 9));
        root.put("address", Map.of("country", "ZA"));
        root.put(member, value(json));
        return Multi.consumerBody(email, Unique.phone()).with("rootUser", root);
    }

    private static Object value(String json) {
        return Body.value(json);
    }
}

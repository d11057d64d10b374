package gatehouse.contract.multi;

import static gatehouse.rig.MultiAnswers.assertEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/deviations.md admits to about the multi door and no other test holds. */
class MultiDeviationsIT extends DeployedGatehouse {
    private static final String PERSON = "user@example.com";
    private static final String PASSWORD = "pa$$word";

    private Multi multi;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login_with_iam", "/managed_accounts", "/transfers", "/sends"})
    void whatIsNotOfferedIsNotFound(String path) {
        Answer answer = multi.api().as(multi.token(PERSON, PASSWORD)).post(path, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void aDeadTokenIsRefusedBeforeTheKeyIsAskedFor() {
        Api caller = multi.withoutKey().as("dead");

        assertEmpty(caller.post("/login_with_password", Multi.loginBody(PERSON, PASSWORD)), 401);
    }

    @Test
    void whatIsForOthersIsForbiddenWithoutACode() {
        assertEmpty(multi.api().as(multi.token(PERSON, PASSWORD)).get("/corporates"), 403);
    }

    @Test
    void aCallRefIsNotLookedAt() {
        Answer answer = multi.api()
                .with("call-ref", "x".repeat(256))
                .post("/login_with_password", Multi.loginBody(PERSON, PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void delegationIsIgnored() {
        Answer answer = multi.api()
                .as(multi.token(PERSON, PASSWORD))
                .post("/access_token", "{\"clientAssertion\":\"any\",\"token\":\"any\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("credentials").path("type").asString()).isEqualTo("ROOT");
    }

    @Test
    void whatTheProgrammeKeepsElsewhereIsTakenAndNotKept() {
        Body body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone())
                .with("feeGroup", "DEFAULT")
                .with("sourceOfFunds", "PENSION");

        Answer answer = multi.api().post("/consumers", body.toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("feeGroup").doesNotContain("PENSION");
    }

    @Test
    void rolesOfAUserAreTakenAndNotKept() {
        String token = multi.tokenToAddUsers(multi.corporate());
        Body body = Multi.userBody(Unique.text() + "@example.com")
                .with("roles", new String[] {"CREATOR"})
                .with("locale", "en")
                .with("brand", "any");

        Answer answer = multi.api().as(token).post("/users", body.toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("roles").doesNotContain("locale");
    }

    @Test
    void linkingADeviceAnswersTheCodeForIt() {
        String token = multi.tokenToAddUsers(multi.consumer());

        Answer answer = multi.api().as(token).post("/authentication_factors/push/BIOMETRIC", "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("linkingCode")).matches("[0-9A-Z]{16}");
    }

    /** Not by the rig, which holds every answer to the description: no operation documents this one. */
    @ParameterizedTest
    @CsvSource({"8000, 400", "8001, 413"})
    void aReferenceThatIsTooLongIsRefused(int length, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base().resolve("/multi/consumers"))
                .header("api-key", Multi.API_KEY)
                .header("idempotency-ref", "x".repeat(length))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("request-ref")).isPresent();
        assertThat(answer.body()).contains(status == 413 ? "too long" : "profileId");
    }

    /** Its factors would be passed by at this door. */
    @Test
    void whoSignsInByEmailIsNoIdentityOfTheOtherDoor() {
        Multi programme = Multi.at(base());
        Multi.Root person = programme.consumer();
        programme.withPassword(person);
        Api tenant = Eclipse.at(base()).system();
        String identities = "/tenants/1/customers/" + person.id() + "/identities";

        assertThat(tenant.get(identities).text()).isEqualTo("[]");
        assertThat(tenant.put(identities + "/" + person.email(), "{\"totp\":true}")
                        .status())
                .isEqualTo(404);
        assertThat(tenant.delete(identities + "/" + person.email()).status()).isEqualTo(404);
        assertThat(programme.login(person.email(), Multi.PASSWORD).status()).isEqualTo(403);
        assertThat(programme.verified(person).id()).isEqualTo(person.id());
        assertThat(programme.login(person.email(), Multi.PASSWORD).status()).isEqualTo(200);
    }
}

package gatehouse.contract.multi.identity;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertStepUpRequired;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Companies become corporates, and roots change what is known about them (2.4). */
class IdentityChangeIT extends DeployedGatehouse {
    private Multi multi;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
    }

    @Test
    void aCompanyBecomesACorporateAndIsRead() {
        Multi.Root root = multi.corporate();

        Answer read = multi.api().as(multi.withPassword(root)).get("/corporates");

        assertThat(read.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "profileId", "rootUser", "company", "ipAddress", "baseCurrency", "creationTimestamp");
        assertThat(read.json().path("id").toString())
                .isEqualTo("{\"type\":\"CORPORATE\",\"id\":\"" + root.id() + "\"}");
        assertThat(read.json().path("company").toString())
                .isEqualTo("{\"name\":\"Hopper Ltd\",\"type\":\"LLC\",\"registrationCountry\":\"ZA\"}");
        assertThat(read.json().path("rootUser").path("companyPosition").asString())
                .isEqualTo("DIRECTOR");
    }

    @Test
    void whatACompanyDoesNotTellIsNamed() {
        Body body = Multi.corporateBody(Unique.text() + "@example.com", Unique.phone());

        assertInvalid(multi.api().post("/corporates", body.without("company").toString()), "[]", "company", "REQUIRED");
        assertInvalid(
                multi.api()
                        .post(
                                "/corporates",
                                body.with("company", Map.of("name", "A", "type", "LLC"))
                                        .toString()),
                "[\"company\"]",
                "registrationCountry",
                "REQUIRED");
        assertConflict(
                multi.api().post("/corporates", body.with("profileId", "1").toString()), "PROFILE_NOT_FOUND");
    }

    @Test
    void whatSpeaksAgainstACorporateIsTold() {
        Body body = Multi.corporateBody(Unique.text() + "@example.com", Unique.phone());
        Map<String, Object> abroad = Map.of("name", "A", "type", "LLC", "registrationCountry", "XX");

        assertConflict(
                multi.api()
                        .post("/corporates", body.with("acceptedTerms", false).toString()),
                "TERMS_NOT_ACCEPTED");
        assertConflict(
                multi.api().post("/corporates", body.with("company", abroad).toString()), "COUNTRY_INVALID");
        assertConflict(
                multi.api().post("/corporates", body.with("baseCurrency", "QQQ").toString()), "CURRENCY_UNSUPPORTED");
        assertConflict(
                multi.api()
                        .post(
                                "/corporates",
                                Multi.corporateBody(Unique.text() + "@example.com", "271")
                                        .toString()),
                "MOBILE_OR_COUNTRY_CODE_INVALID");
    }

    @Test
    void aCorporatesRootNeedsNoConfirmedAddressAndAConsumersDoes() {
        Multi.Root company = multi.corporate();
        multi.withPassword(company);
        Multi.Root person = multi.consumer();
        multi.api()
                .post("/passwords/" + person.id() + "/create", "{\"password\":{\"value\":\"" + Multi.PASSWORD + "\"}}");

        assertThat(multi.login(company.email(), Multi.PASSWORD).status()).isEqualTo(200);
        assertEmpty(multi.login(person.email(), Multi.PASSWORD), 403);
        multi.verified(person);
        assertThat(multi.login(person.email(), Multi.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anotherAddressOfAConsumerHasToBeConfirmedBeforeTheNextLogin() {
        Multi.Root root = multi.verified(multi.consumer());
        Api caller = multi.api().as(multi.withPassword(root));
        String after = Unique.text() + "@example.com";

        Answer changed = caller.patch("/consumers", "{\"email\":\"" + after + "\",\"tag\":\"moved\"}");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.at("tag")).isEqualTo("moved");
        assertThat(changed.json().path("rootUser").path("email").asString()).isEqualTo(after);
        assertThat(changed.json().path("rootUser").path("emailVerified").asBoolean())
                .isFalse();
        multi.sandbox().awaitTextTo(root.email(), IdentityChangeIT::tellsOfTheChange);
        multi.sandbox().awaitTextTo(after, IdentityChangeIT::tellsOfTheChange);
        assertEmpty(multi.login(root.email(), Multi.PASSWORD), 403);
        assertEmpty(multi.login(after, Multi.PASSWORD), 403);
        multi.verified(new Multi.Root(root.id(), after, root.phone()));
        assertThat(multi.login(after, Multi.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anotherMobileHasToBeEnrolledAgainAndBothAreTold() {
        Multi.Root root = multi.corporate();
        multi.tokenToAddUsers(root);
        String token = multi.steppedUp(multi.token(root.email(), Multi.PASSWORD));
        Api caller = multi.api().as(token);
        String after = Unique.phone();
        assertThat(caller.get("/corporates")
                        .json()
                        .path("rootUser")
                        .path("mobileNumberVerified")
                        .asBoolean())
                .isTrue();

        Answer changed = caller.patch(
                "/corporates", Body.empty().with("mobile", Multi.mobile(after)).toString());

        assertThat(changed.json().path("rootUser").path("mobileNumberVerified").asBoolean())
                .isFalse();
        multi.sandbox().awaitTextTo(after, IdentityChangeIT::tellsOfTheChange);
        multi.sandbox().awaitTextTo(root.phone(), IdentityChangeIT::tellsOfTheChange);
        assertConflict(caller.post("/stepup/challenges/otp/SMS", null), "CHANNEL_NOT_REGISTERED");
        multi.enrolPhone(token);
    }

    @Test
    void aPasswordAloneNeitherMovesWhoHadAFactorNorEnrolsAnotherPhone() {
        Multi.Root root = multi.verified(multi.consumer());
        String owner = multi.tokenToAddUsers(root);
        Api thief = multi.api().as(multi.token(root.email(), Multi.PASSWORD));
        String moved = Body.empty().with("mobile", Multi.mobile(Unique.phone())).toString();
        String mailed = "{\"email\":\"" + Unique.text() + "@example.com\"}";

        assertStepUpRequired(thief.patch("/consumers", moved));
        assertStepUpRequired(thief.patch("/consumers", mailed));
        assertThat(multi.api().as(owner).patch("/consumers", moved).status()).isEqualTo(200);

        Api later = multi.api().as(multi.token(root.email(), Multi.PASSWORD));
        String again = Body.empty().with("mobile", Multi.mobile(Unique.phone())).toString();
        assertStepUpRequired(later.patch("/consumers", again));
        assertStepUpRequired(later.post("/authentication_factors/otp/SMS", "{}"));
    }

    @Test
    void theRootOfACompanyIsMovedNoSooner() {
        Multi.Root root = multi.corporate();
        multi.tokenToAddUsers(root);
        Api thief = multi.api().as(multi.token(root.email(), Multi.PASSWORD));

        assertStepUpRequired(thief.patch(
                "/corporates",
                Body.empty().with("mobile", Multi.mobile(Unique.phone())).toString()));
    }

    @Test
    void whatStaysTheSameAsksForNoStepUp() {
        Multi.Root root = multi.verified(multi.consumer());
        multi.tokenToAddUsers(root);
        Api caller = multi.api().as(multi.token(root.email(), Multi.PASSWORD));
        String same = Body.empty()
                .with("email", root.email())
                .with("mobile", Multi.mobile(root.phone()))
                .with("name", "Amazing")
                .toString();

        Answer changed = caller.patch("/consumers", same);

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("rootUser").path("name").asString()).isEqualTo("Amazing");
        assertThat(changed.json().path("rootUser").path("mobileNumberVerified").asBoolean())
                .isTrue();
    }

    @Test
    void whoMovesStaysSignedInThereAloneAndSoDoesWhoEnrols() {
        Multi.Root root = multi.verified(multi.consumer());
        String first = multi.withPassword(root);
        String own = multi.token(root.email(), Multi.PASSWORD);
        multi.enrolPhone(own);
        assertThat(multi.opens(first)).as("enrolled elsewhere").isFalse();
        assertThat(multi.opens(own)).isTrue();

        multi.steppedUp(own);
        String second = multi.token(root.email(), Multi.PASSWORD);
        multi.api()
                .as(own)
                .patch(
                        "/consumers",
                        Body.empty()
                                .with("mobile", Multi.mobile(Unique.phone()))
                                .toString());
        assertThat(multi.opens(second)).as("another mobile").isFalse();

        String third = multi.token(root.email(), Multi.PASSWORD);
        multi.api().as(own).patch("/consumers", "{\"email\":\"" + Unique.text() + "@example.com\"}");
        assertThat(multi.opens(third)).as("another address").isFalse();
        assertThat(multi.opens(own)).isTrue();
    }

    @Test
    void aCodeForTheOldAddressIsVoid() {
        Multi.Root root = multi.consumer();
        Api caller = multi.api().as(multi.withPassword(root));
        multi.sendEmailCode("consumers", root.email());
        multi.sandbox().awaitTextsTo(root.email(), 1);
        String after = Unique.text() + "@example.com";

        caller.patch("/consumers", "{\"email\":\"" + after + "\"}");

        assertConflict(multi.verifyEmail("consumers", after, "123456"), "VERIFICATION_CODE_INVALID");
        assertConflict(multi.verifyEmail("consumers", root.email(), "123456"), "VERIFICATION_CODE_INVALID");
    }

    @Test
    void anAddressOfSomebodyElseIsTaken() {
        Multi.Root other = multi.consumer();
        Api caller = multi.api().as(multi.withPassword(multi.consumer()));

        assertConflict(caller.patch("/consumers", "{\"email\":\"" + other.email() + "\"}"), "ROOT_EMAIL_NOT_UNIQUE");
        assertEmpty(caller.patch("/corporates", "{}"), 403);
        assertInvalid(caller.patch("/consumers", "{\"email\":\"x\"}"), "[]", "email", "REGEX");
        assertConflict(
                caller.patch("/consumers", "{\"mobile\":{\"countryCode\":\"+27\",\"number\":\"1\"}}"),
                "MOBILE_OR_COUNTRY_CODE_INVALID");
        Api company = multi.api().as(multi.withPassword(multi.corporate()));
        assertConflict(company.patch("/corporates", "{\"email\":\"" + other.email() + "\"}"), "ROOT_EMAIL_NOT_UNIQUE");
        assertConflict(
                company.patch("/corporates", "{\"mobile\":{\"countryCode\":\"+27\",\"number\":\"1\"}}"),
                "MOBILE_OR_COUNTRY_CODE_INVALID");
    }

    private static boolean tellsOfTheChange(String text) {
        return text.startsWith("Your contact details were changed.");
    }
}
